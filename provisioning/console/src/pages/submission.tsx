// One submission: how far it has come, and its answers. Those are asked for by a press, because the hub writes down who
// read them, and are forgotten by this page as soon as it is left.
import {useState} from 'preact/hooks';
import type {OpenedSubmission, SubmissionHead} from '../../generated/api';
import {open_submission, submission_head} from '../api/hub';
import type {Problem} from '../api/problem';
import {useResource} from '../api/resource';
import {site_name} from '../api/session';
import {announce} from '../parts/announcer';
import {now} from '../parts/clock';
import {Loaded, Page} from '../parts/page';
import {Photo} from '../parts/photo';
import {language_name, sentence} from '../words/names';
import {typed_by_words} from '../words/requests';
import {answer_words, day_and_time} from '../words/times';
import {SubmissionStatus} from './submission_status';

export function SubmissionPage({id}: {id: string}) {
  const head = useResource(() => submission_head(id), ['submissions'], id);
  return (
    <>
      <a class="govuk-link wm-back" href="/submissions">
        All submissions
      </a>
      <Page title={head.value.value?.title ?? 'Submission'}>
        <Loaded resource={head} what="this submission">
          {(value) => (
            <>
              <Facts head={value} />
              <SubmissionStatus head={value} refresh={head.refresh} />
              <Answers id={id} />
            </>
          )}
        </Loaded>
      </Page>
    </>
  );
}

function Facts({head}: {head: SubmissionHead}) {
  return (
    <div class="wm-panel">
      <dl class="wm-facts wm-facts--wide">
        <div class="wm-facts__row">
          <dt>Reference</dt>
          <dd class="wm-reference">{head.reference}</dd>
        </div>
        <div class="wm-facts__row">
          <dt>Received</dt>
          <dd>{sentence(day_and_time(head.received_at, now.value))}</dd>
        </div>
        <div class="wm-facts__row">
          <dt>Place</dt>
          <dd>{site_name(head.site)}</dd>
        </div>
        {head.language ? (
          <div class="wm-facts__row">
            <dt>Language</dt>
            <dd>{language_name(head.language)}</dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}

function Answers({id}: {id: string}) {
  const [opened, set_opened] = useState<OpenedSubmission | null>(null);
  const [failed, set_failed] = useState<Problem | null>(null);
  const [busy, set_busy] = useState(false);

  const open = async () => {
    if (busy) return;
    set_busy(true);
    const outcome = await open_submission(id);
    set_busy(false);
    set_failed(outcome.ok ? null : outcome.problem);
    if (!outcome.ok) return;
    set_opened(outcome.value);
    announce(`The answers of ${outcome.value.reference} are shown.`);
  };

  if (opened) return <Opened submission={opened} />;
  return (
    <div class="wm-panel">
      <h2 class="govuk-heading-m">The answers are closed</h2>
      <p class="govuk-body">
        They may be personal. Open them if your work needs them, where nobody else can read your screen. The hub writes
        down that you did, and when.
      </p>
      {failed ? (
        <p class="govuk-error-message" role="alert">
          {failed.message}
        </p>
      ) : null}
      <button class="govuk-button" type="button" aria-disabled={busy} onClick={() => void open()}>
        {busy ? 'Opening…' : 'Open the answers'}
      </button>
    </div>
  );
}

function Opened({submission}: {submission: OpenedSubmission}) {
  return (
    <>
      <section class="wm-panel wm-section" aria-labelledby="answers">
        <h2 class="govuk-heading-m" id="answers">
          Answers
        </h2>
        {submission.assisted_by ? (
          <p class="govuk-body">
            A member of staff (<bdi>{submission.assisted_by}</bdi>) helped.
          </p>
        ) : null}
        {submission.rows.length ? (
          <dl class="govuk-summary-list wm-answers">
            {submission.rows.map((row) => (
              <div class="govuk-summary-list__row" key={row.question}>
                <dt class="govuk-summary-list__key" dir="auto">
                  {row.label}
                </dt>
                <dd class="govuk-summary-list__value">
                  <div class="wm-answers__value" dir="auto">
                    {answer_words(row.value) || 'Not given'}
                  </div>
                  {row.typed_by ? <p class="govuk-hint wm-answers__typed">{typed_by_words(row.typed_by)}</p> : null}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p class="govuk-body">The customer was asked nothing.</p>
        )}
      </section>
      {submission.documents.length ? (
        <section class="wm-panel wm-section" aria-labelledby="photos">
          <h2 class="govuk-heading-m" id="photos">
            Photos of papers
          </h2>
          <ul class="govuk-list">
            {submission.documents.map(({document_id, received_at}) => (
              <li key={document_id}>
                {sentence(day_and_time(received_at, now.value))} <Photo document={document_id} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
