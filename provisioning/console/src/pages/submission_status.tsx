// How far the council has come with one request. Whoever holds its reference reads this at a kiosk, so the words are
// fixed and nothing can be typed. Nobody changes it over somebody else's change without having seen that.
import {useState} from 'preact/hooks';
import type {SubmissionHead} from '../../generated/api';
import {set_submission_status} from '../api/hub';
import {announce} from '../parts/announcer';
import {now} from '../parts/clock';
import {Tag} from '../parts/tag';
import {statuses, status_words, type RequestStatus} from '../words/requests';
import {day_and_time} from '../words/times';

interface Props {
  head: SubmissionHead;
  refresh: () => Promise<void>;
}

export function SubmissionStatus({head, refresh}: Props) {
  const [chosen, set_chosen] = useState<RequestStatus | null>(null);
  const [failed, set_failed] = useState('');
  const [busy, set_busy] = useState(false);
  const wanted = chosen ?? head.status;

  const save = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (wanted === head.status) return set_failed('Choose a status that is not the one it has');
    set_busy(true);
    const outcome = await set_submission_status(head.submission_id, {shown: head.status, status: wanted});
    await refresh();
    set_busy(false);
    if (outcome.ok) {
      set_chosen(null);
      set_failed('');
      announce(`The status of ${head.reference} is now ${status_words(wanted).name}.`);
    } else if (outcome.problem.kind === 'conflict') {
      set_failed('Somebody else has just changed it. Look at what it is now, then save again if you still want to');
    } else {
      set_failed(outcome.problem.message);
    }
  };

  const {name, tone} = status_words(head.status);
  return (
    <section class="wm-panel wm-section" aria-labelledby="status">
      <h2 class="govuk-heading-m" id="status">
        Status
      </h2>
      <p class="govuk-body">
        <Tag tone={tone}>{name}</Tag> since {day_and_time(head.status_at, now.value)}
      </p>
      <form onSubmit={(event) => void save(event)}>
        <div class={`govuk-form-group${failed ? ' govuk-form-group--error' : ''}`}>
          <fieldset class="govuk-fieldset" aria-describedby={failed ? 'status-hint status-error' : 'status-hint'}>
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">How far has it come?</legend>
            <div class="govuk-hint" id="status-hint">
              The customer can read this at a kiosk with the reference. No message is sent to them.
            </div>
            {failed ? (
              <p class="govuk-error-message" id="status-error" role="alert">
                <span class="govuk-visually-hidden">Error:</span> {failed}
              </p>
            ) : null}
            <div class="govuk-radios govuk-radios--small">
              {statuses.map((one) => (
                <div class="govuk-radios__item" key={one.value}>
                  <input
                    class="govuk-radios__input"
                    type="radio"
                    name="status"
                    id={`status-${one.value}`}
                    aria-describedby={`status-${one.value}-hint`}
                    checked={wanted === one.value}
                    onChange={() => set_chosen(one.value)}
                  />
                  <label class="govuk-label govuk-radios__label" for={`status-${one.value}`}>
                    {one.name}
                  </label>
                  <div class="govuk-hint govuk-radios__hint" id={`status-${one.value}-hint`}>
                    {one.hint}
                  </div>
                </div>
              ))}
            </div>
          </fieldset>
        </div>
        <button class="govuk-button" type="submit" aria-disabled={busy}>
          {busy ? 'Saving…' : 'Save the status'}
        </button>
      </form>
    </section>
  );
}
