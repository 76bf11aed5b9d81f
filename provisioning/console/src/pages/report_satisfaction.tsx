import type {Overview} from '../../generated/api';
import {Bar} from '../parts/bar';
import {DataTable} from '../parts/data_table';
import {count_words, score_words, share_words} from '../words/figures';
import {share_of} from './report_heads';

// As on the glass, where the first face is the unhappiest.
const faces = [
  'Very dissatisfied',
  'Dissatisfied',
  'Neither satisfied nor dissatisfied',
  'Satisfied',
  'Very satisfied',
];
const fills = ['wm-fill-red', 'wm-fill-orange', 'wm-fill-grey', 'wm-fill-green', 'wm-fill-green'];

export function SatisfactionSection({report}: {report: Overview}) {
  const {n, score, answers} = report.satisfaction;
  const hidden = report.suppress_under;
  const rows = faces.map((name, index) => ({name, count: answers[index] ?? null, fill: fills[index] ?? ''})).reverse();
  const most = Math.max(1, ...rows.map((row) => row.count ?? 0));
  return (
    <section class="wm-panel wm-section" aria-labelledby="satisfaction">
      <h2 class="govuk-heading-m" id="satisfaction">
        Satisfaction
      </h2>
      {n === 0 ? (
        <p class="govuk-body">Nobody has rated a visit in these days.</p>
      ) : (
        <>
          <p class="govuk-body">
            <strong>{score_words(score)}</strong>, n = {count_words(n, hidden)}
          </p>
          <DataTable
            caption="Answers to “How was it?”"
            file={`satisfaction-${report.from}-${report.to}`}
            rows={rows}
            columns={[
              {name: 'Answer', value: (row) => row.name},
              {
                name: 'People',
                value: (row) => row.count,
                words: (row) => {
                  const share = share_of(row.count, n);
                  return (
                    <div class="wm-with-bar">
                      <span>
                        {count_words(row.count, hidden)}
                        {share === null ? '' : ` (${share_words(share)})`}
                      </span>
                      <Bar part={row.count === null ? null : row.count / most} class_name={row.fill} />
                    </div>
                  );
                },
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
