import type {ComponentChildren} from 'preact';
import type {Count, Overview} from '../../generated/api';
import {count_words, share_words} from '../words/figures';

// Sums of counts of which one is hidden are hidden too: the difference would tell it.
export function sum_of(counts: Count[]): Count {
  return counts.some((count) => count === null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

// A sum is hidden because one of its parts is, however large it may be itself.
function total_words(count: Count): string {
  return count === null ? 'not shown' : count.toLocaleString('en-GB');
}

export function share_of(part: Count, whole: Count): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

export function HeadFigures({report}: {report: Overview}) {
  const hidden = report.suppress_under;
  const started = sum_of(report.journeys.map((journey) => journey.started));
  const completed = sum_of(report.journeys.map((journey) => journey.completed));
  const called = sum_of(report.waits.map((wait) => wait.called));
  const issued = sum_of(report.waits.map((wait) => wait.issued));
  return (
    <dl class="wm-heads">
      <Head name="Sessions" value={count_words(report.sessions.count, hidden)} />
      <Head name="Journeys completed" value={total_words(completed)}>
        of {total_words(started)} started
        {share_of(completed, started) === null ? '' : `, ${share_words(share_of(completed, started))}`}
      </Head>
      <Head name="Tickets" value={total_words(issued)}>
        {called === null ? '' : `${total_words(called)} called`}
      </Head>
      <Head
        name="Satisfaction"
        value={report.satisfaction.score === null ? '–' : String(Math.round(report.satisfaction.score))}
      >
        {report.satisfaction.n === 0
          ? 'nobody has rated yet'
          : `out of 100, n = ${count_words(report.satisfaction.n, hidden)}`}
      </Head>
    </dl>
  );
}

function Head({name, value, children}: {name: string; value: string; children?: ComponentChildren}) {
  return (
    <div class="wm-heads__one">
      <dt>{name}</dt>
      <dd>
        <span class={/^[\d,–]+$/.test(value) ? 'wm-heads__figure' : 'wm-heads__figure wm-heads__figure--words'}>
          {value}
        </span>
        {children ? <span class="wm-heads__about">{children}</span> : null}
      </dd>
    </div>
  );
}
