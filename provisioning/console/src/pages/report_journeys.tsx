import type {Overview} from '../../generated/api';
import {Bar} from '../parts/bar';
import {DataTable} from '../parts/data_table';
import {count_words, share_words} from '../words/figures';
import {share_of} from './report_heads';

type Journey = Overview['journeys'][number];

export function JourneySection({report}: {report: Overview}) {
  const hidden = report.suppress_under;
  const used = report.journeys.filter((journey) => journey.started !== 0);
  return (
    <section class="wm-panel wm-section" aria-labelledby="journeys">
      <h2 class="govuk-heading-m" id="journeys">
        Journeys, and where people left them
      </h2>
      {report.journeys.length === 0 ? (
        <p class="govuk-body">Nobody started a journey in these days.</p>
      ) : (
        <DataTable
          caption="Completion by journey"
          file={`journeys-${report.from}-${report.to}`}
          rows={report.journeys}
          columns={[
            {name: 'Journey', value: (row) => row.title},
            {
              name: 'Started',
              figure: true,
              value: (row) => row.started,
              words: (row) => count_words(row.started, hidden),
            },
            {
              name: 'Completed',
              figure: true,
              value: (row) => row.completed,
              words: (row) => count_words(row.completed, hidden),
            },
            {
              name: 'Completion',
              value: (row) => row.completion,
              words: (row) => (
                <div class="wm-with-bar">
                  <span>{row.started === 0 ? 'not started' : share_words(row.completion)}</span>
                  <Bar part={row.completion} class_name="wm-fill-green" />
                </div>
              ),
            },
          ]}
        />
      )}
      {used.map((journey) => (
        <Pages key={journey.journey} journey={journey} report={report} />
      ))}
    </section>
  );
}

function Pages({journey, report}: {journey: Journey; report: Overview}) {
  const hidden = report.suppress_under;
  if (!journey.pages.length) return null;
  const most = Math.max(1, ...journey.pages.map((page) => page.reached ?? 0));
  return (
    <>
      <h3 class="govuk-heading-s wm-section__sub">{journey.title}</h3>
      <DataTable
        caption="Drop-out by page"
        file={`pages-${journey.journey}-${report.from}-${report.to}`}
        rows={journey.pages}
        columns={[
          {name: 'Page', value: (page) => page.title || page.page},
          {
            name: 'Reached',
            value: (page) => page.reached,
            words: (page) => (
              <div class="wm-with-bar">
                <span>{count_words(page.reached, hidden)}</span>
                <Bar part={page.reached === null ? null : page.reached / most} class_name="wm-fill-blue" />
              </div>
            ),
          },
          {
            name: 'Left here',
            value: (page) => page.left,
            words: (page) => {
              const share = share_of(page.left, page.reached);
              return (
                <div class="wm-with-bar">
                  <span>
                    {count_words(page.left, hidden)}
                    {share === null || share === 0 ? '' : ` (${share_words(share)})`}
                  </span>
                  <Bar part={page.left === null ? null : page.left / most} class_name="wm-fill-red" />
                </div>
              );
            },
          },
          {
            name: 'Errors',
            figure: true,
            value: (page) => page.errors,
            words: (page) => count_words(page.errors, hidden),
          },
        ]}
      />
    </>
  );
}
