// A one-time code for a new kiosk. The hub tells it once; it is on the page only until the page is left.
import {useState} from 'preact/hooks';
import type {EnrolmentCode} from '../../generated/api';
import {issue_enrolment_code} from '../api/hub';
import {session, site_name} from '../api/session';
import {announce} from '../parts/announcer';
import {now} from '../parts/clock';
import {clock_time} from '../words/times';

export function EnrolPanel() {
  const sites = session.value?.sites ?? [];
  const [site, set_site] = useState(session.value?.user.site ?? '');
  const [code, set_code] = useState<EnrolmentCode | null>(null);
  const [failed, set_failed] = useState('');
  const [busy, set_busy] = useState(false);

  const make = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    set_busy(true);
    const outcome = await issue_enrolment_code(site);
    set_busy(false);
    set_code(outcome.ok ? outcome.value : null);
    set_failed(outcome.ok ? '' : outcome.problem.message);
    if (outcome.ok) announce('The code is ready.');
  };

  return (
    <section class="wm-panel wm-section" aria-labelledby="enrol">
      <h2 class="govuk-heading-m" id="enrol">
        Add a kiosk
      </h2>
      <p class="govuk-body">
        Make a code and enter it at the new kiosk within ten minutes. It works once. The code is your approval: give it
        only to the person who sets the kiosk up.
      </p>
      <form class="wm-inline-form" onSubmit={(event) => void make(event)}>
        <div class="govuk-form-group">
          <label class="govuk-label" for="enrol-site">
            Where will it stand?
          </label>
          <select
            class="govuk-select"
            id="enrol-site"
            value={site}
            onChange={(event) => set_site(event.currentTarget.value)}
          >
            {sites.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <button class="govuk-button govuk-button--secondary" type="submit" aria-disabled={busy}>
          Make a code
        </button>
      </form>
      {failed ? (
        <p class="govuk-error-message" role="alert">
          {failed}
        </p>
      ) : null}
      {code ? <Code code={code} /> : null}
    </section>
  );
}

function Code({code}: {code: EnrolmentCode}) {
  const [copied, set_copied] = useState(false);
  if (code.expires_at <= now.value) {
    return (
      <p class="govuk-body" role="status">
        That code is too old now. Make another.
      </p>
    );
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.code);
      set_copied(true);
      announce('Copied.');
    } catch {
      set_copied(false);
      announce('This browser does not allow copying. Select the code and copy it by hand.');
    }
  };
  return (
    <div class="wm-code">
      <p class="govuk-body wm-code__label" id="code-label">
        Code for {site_name(code.site)}
      </p>
      <code class="wm-code__text" aria-labelledby="code-label" data-code>
        {code.code}
      </code>
      <div class="wm-code__foot">
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy the code'}
        </button>
        <span class="govuk-body">Good until {clock_time(code.expires_at)}. It is not shown again.</span>
      </div>
    </div>
  );
}
