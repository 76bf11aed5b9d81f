import type {Overview} from '../../generated/api';
import {Bar} from '../parts/bar';
import {DataTable} from '../parts/data_table';
import {count_words, minutes_words, share_words} from '../words/figures';

export function WaitSection({report}: {report: Overview}) {
  const hidden = report.suppress_under;
  const longest = Math.max(
    1,
    ...report.waits.flatMap((row) => [row.median_minutes ?? 0, row.p90_minutes ?? 0, row.target_minutes]),
  );
  return (
    <section class="wm-panel wm-section" aria-labelledby="waits">
      <h2 class="govuk-heading-m" id="waits">
        Waits, from ticket to call
      </h2>
      {report.waits.length === 0 ? (
        <p class="govuk-body">No ticket was issued in these days.</p>
      ) : (
        <>
          <p class="govuk-body-s">The line across a bar is the target.</p>
          <DataTable
            caption="Waits by service"
            file={`waits-${report.from}-${report.to}`}
            rows={report.waits}
            columns={[
              {name: 'Service', value: (row) => row.name},
              {
                name: 'Tickets',
                figure: true,
                value: (row) => row.issued,
                words: (row) => count_words(row.issued, hidden),
              },
              {
                name: 'Called',
                figure: true,
                value: (row) => row.called,
                words: (row) => count_words(row.called, hidden),
              },
              {
                name: 'Left the queue',
                figure: true,
                value: (row) => row.left_queue,
                words: (row) => count_words(row.left_queue, hidden),
              },
              {
                name: 'Half waited at most',
                value: (row) => row.median_minutes,
                words: (row) => (
                  <Minutes
                    called={row.called}
                    value={row.median_minutes}
                    longest={longest}
                    target={row.target_minutes}
                  />
                ),
              },
              {
                name: '9 in 10 waited at most',
                value: (row) => row.p90_minutes,
                words: (row) => (
                  <Minutes called={row.called} value={row.p90_minutes} longest={longest} target={row.target_minutes} />
                ),
              },
              {
                name: 'Target',
                figure: true,
                value: (row) => row.target_minutes,
                words: (row) => minutes_words(row.target_minutes),
              },
              {
                name: 'In target',
                figure: true,
                value: (row) => row.in_target,
                words: (row) => (row.called === 0 ? 'none called' : share_words(row.in_target)),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

function Minutes({
  called,
  value,
  longest,
  target,
}: {
  called: number | null;
  value: number | null;
  longest: number;
  target: number;
}) {
  return (
    <div class="wm-with-bar">
      <span>{called === 0 ? 'none called' : minutes_words(value)}</span>
      <Bar part={value === null ? null : value / longest} class_name="wm-fill-blue" mark={target / longest} />
    </div>
  );
}
