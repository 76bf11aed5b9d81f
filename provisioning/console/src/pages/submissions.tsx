// What customers sent in, newest first. No answers here: they are shown one at a time, to somebody who asked for them.
import {useState} from 'preact/hooks';
import type {SubmissionHead} from '../../generated/api';
import {list_submissions} from '../api/hub';
import {useResource} from '../api/resource';
import {site_name} from '../api/session';
import {now} from '../parts/clock';
import {Empty, Loaded, Page} from '../parts/page';
import {Tag} from '../parts/tag';
import {language_name, sentence} from '../words/names';
import {status_words} from '../words/requests';
import {day_and_time} from '../words/times';

export function SubmissionsPage() {
  const [trail, set_trail] = useState<Array<number | null>>([null]);
  const before = trail[trail.length - 1] ?? null;
  const list = useResource(() => list_submissions(before), ['submissions'], String(before));
  return (
    <Page title="Submissions" lede="What customers have sent in from the kiosks, newest first.">
      <Loaded resource={list} what="the submissions">
        {(value) =>
          value.submissions.length === 0 && before === null ? (
            <Empty title="Nothing has been sent in yet">A request appears here as soon as a customer sends it.</Empty>
          ) : (
            <>
              <Table rows={value.submissions} />
              <nav class="wm-pager" aria-label="Pages of submissions">
                {trail.length > 1 ? (
                  <button
                    class="govuk-button govuk-button--secondary"
                    type="button"
                    onClick={() => set_trail(trail.slice(0, -1))}
                  >
                    Newer
                  </button>
                ) : null}
                {value.next === null ? null : (
                  <button
                    class="govuk-button govuk-button--secondary"
                    type="button"
                    onClick={() => set_trail([...trail, value.next])}
                  >
                    Older
                  </button>
                )}
              </nav>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Table({rows}: {rows: SubmissionHead[]}) {
  return (
    <div class="wm-panel wm-panel--table">
      <table class="govuk-table wm-table wm-table--stacks">
        <caption class="govuk-visually-hidden">Submissions, newest first</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th class="govuk-table__header" scope="col">
              Reference
            </th>
            <th class="govuk-table__header" scope="col">
              About
            </th>
            <th class="govuk-table__header" scope="col">
              Status
            </th>
            <th class="govuk-table__header" scope="col">
              Place
            </th>
            <th class="govuk-table__header" scope="col">
              Language
            </th>
            <th class="govuk-table__header" scope="col">
              Received
            </th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <tr class="govuk-table__row" key={row.submission_id}>
              <th class="govuk-table__header" scope="row">
                <a class="govuk-link wm-reference" href={`/submissions/${row.submission_id}`}>
                  {row.reference}
                </a>
              </th>
              <td class="govuk-table__cell" data-label="About">
                {row.title}
              </td>
              <td class="govuk-table__cell" data-label="Status">
                <Tag tone={status_words(row.status).tone}>{status_words(row.status).name}</Tag>
              </td>
              <td class="govuk-table__cell" data-label="Place">
                {site_name(row.site)}
              </td>
              <td class="govuk-table__cell" data-label="Language">
                {row.language ? language_name(row.language) : 'Not told'}
              </td>
              <td class="govuk-table__cell" data-label="Received">
                {sentence(day_and_time(row.received_at, now.value))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
