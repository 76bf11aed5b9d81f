// Who at which kiosk asks for a person. "I am going" is a promise: the glass then says that someone is coming.
import {useState} from 'preact/hooks';
import type {HelpRequest} from '../../generated/api';
import {acknowledge_help} from '../api/hub';
import {site_name} from '../api/session';
import {announce} from '../parts/announcer';
import {now} from '../parts/clock';
import {ErrorSummary, type PageError} from '../parts/error_summary';
import {help} from '../parts/help_watch';
import {Empty, Loaded, Page} from '../parts/page';
import {Tag} from '../parts/tag';
import {language_name, need_name, screen_name} from '../words/names';
import {ago, clock_time} from '../words/times';

export function HelpPage() {
  const [errors, set_errors] = useState<PageError[]>([]);
  const [busy, set_busy] = useState('');

  const go_there = async (request: HelpRequest) => {
    if (busy) return;
    set_busy(request.request_id);
    const outcome = await acknowledge_help(request.request_id);
    set_errors(outcome.ok ? [] : [{text: outcome.problem.message}]);
    if (outcome.ok) announce(`The kiosk ${request.kiosk_name} now says that someone is coming.`);
    await help.refresh();
    set_busy('');
  };

  return (
    <Page title="Help requests">
      <ErrorSummary errors={errors} />
      <Loaded resource={help} what="the help requests">
        {({requests}) => {
          const open = requests.filter((request) => request.state === 'open');
          const past = requests.filter((request) => request.state !== 'open');
          return (
            <>
              {open.length ? (
                <ul class="wm-cards">
                  {open.map((request) => (
                    <li key={request.request_id} class="wm-cards__item">
                      <Open request={request} busy={busy !== ''} go_there={() => void go_there(request)} />
                    </li>
                  ))}
                </ul>
              ) : (
                <Empty title="Nobody is asking for help">
                  Requests appear here by themselves, and in the menu on every page.
                </Empty>
              )}
              {past.length ? <Past requests={past} /> : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Open({request, busy, go_there}: {request: HelpRequest; busy: boolean; go_there: () => void}) {
  return (
    <article class="wm-card wm-card--warn" aria-labelledby={`help-${request.request_id}`}>
      <div class="wm-card__head">
        <h2 class="govuk-heading-m wm-card__title" id={`help-${request.request_id}`}>
          {request.kiosk_name}
        </h2>
      </div>
      <p class="wm-card__site">
        <Tag tone="warn">{`Asked ${ago(request.raised_at, now.value)}`}</Tag>
        {site_name(request.site)}
      </p>
      <dl class="wm-facts">
        <div class="wm-facts__row">
          <dt>Page</dt>
          <dd>{screen_name(request.page)}</dd>
        </div>
        <div class="wm-facts__row">
          <dt>Language</dt>
          <dd>{language_name(request.language)}</dd>
        </div>
        {request.needs.length ? (
          <div class="wm-facts__row">
            <dt>Uses</dt>
            <dd>{request.needs.map(need_name).join(', ')}</dd>
          </div>
        ) : null}
      </dl>
      <button class="govuk-button wm-card__action" type="button" aria-disabled={busy} onClick={go_there}>
        I am going<span class="govuk-visually-hidden"> to {request.kiosk_name}</span>
      </button>
    </article>
  );
}

function Past({requests}: {requests: HelpRequest[]}) {
  return (
    <section class="wm-panel wm-panel--table wm-section" aria-labelledby="past">
      <table class="govuk-table wm-table wm-table--stacks">
        <caption class="govuk-table__caption govuk-table__caption--m" id="past">
          Earlier today
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th class="govuk-table__header" scope="col">
              Kiosk
            </th>
            <th class="govuk-table__header" scope="col">
              Page
            </th>
            <th class="govuk-table__header" scope="col">
              Asked
            </th>
            <th class="govuk-table__header" scope="col">
              What happened
            </th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {requests.map((request) => (
            <tr class="govuk-table__row" key={request.request_id}>
              <th class="govuk-table__header" scope="row">
                {request.kiosk_name}
              </th>
              <td class="govuk-table__cell" data-label="Page">
                {screen_name(request.page)}
              </td>
              <td class="govuk-table__cell" data-label="Asked">
                {clock_time(request.raised_at)}
              </td>
              <td class="govuk-table__cell" data-label="What happened">
                {ending(request)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ending(request: HelpRequest): string {
  if (request.state === 'cancelled') return 'The customer no longer wanted help';
  const when = request.acknowledged_at === undefined ? '' : ` at ${clock_time(request.acknowledged_at)}`;
  return `${request.acknowledged_by ?? 'Somebody'} went${when}`;
}
