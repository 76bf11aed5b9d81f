import type {CallFigures, Count, Overview} from '../../generated/api';
import {Bar} from '../parts/bar';
import {DataTable} from '../parts/data_table';
import {outcomes, reasons} from '../words/calls';
import {count_words, minutes_words, share_words} from '../words/figures';
import {share_of} from './report_heads';

interface Props {
  report: Overview;
  calls: CallFigures;
}

export function CallSection({report, calls}: Props) {
  const hidden = report.suppress_under;
  const named = (value: string, names: Array<{value: string; name: string}>) =>
    names.find((one) => one.value === value)?.name ?? value;
  return (
    <section class="wm-panel wm-section" aria-labelledby="calls">
      <h2 class="govuk-heading-m" id="calls">
        Calls with an adviser
      </h2>
      {calls.asked === 0 ? (
        <p class="govuk-body">Nobody asked for an adviser in these days.</p>
      ) : (
        <>
          <p class="govuk-body">
            {count_words(calls.asked, hidden)} asked, {count_words(calls.accepted, hidden)} were answered. Half waited at
            most {minutes_words(calls.median_minutes)}, nine in ten at most {minutes_words(calls.p90_minutes)}. Rings
            that nobody answered: {count_words(calls.unanswered, hidden)}.
            {calls.moved === 0 ? null : ` Calls that went on in a private room: ${count_words(calls.moved, hidden)}.`}
          </p>
          <Waits report={report} calls={calls} />
          {calls.helped ? (
            <Counted
              caption="Answered by advisers of other councils"
              first="Council"
              file={`calls-helped-${report.from}-${report.to}`}
              fill="wm-fill-blue"
              hidden={hidden}
              rows={calls.helped}
            />
          ) : null}
          <Counted
            caption="How calls ended"
            first="Outcome"
            file={`call-outcomes-${report.from}-${report.to}`}
            fill="wm-fill-green"
            hidden={hidden}
            rows={calls.outcomes.map(({outcome, count}) => ({name: named(outcome, outcomes), count}))}
          />
          <h3 class="govuk-heading-s wm-section__sub">Contact that could have been avoided</h3>
          <p class="govuk-body">
            {avoidable_words(calls, hidden)} Classified: {count_words(calls.classified, hidden)} of{' '}
            {count_words(calls.contacts, hidden)} calls.
          </p>
          <Counted
            caption="Why contact could have been avoided"
            first="Reason"
            file={`avoidable-${report.from}-${report.to}`}
            fill="wm-fill-orange"
            hidden={hidden}
            rows={calls.reasons.map(({reason, count}) => ({name: named(reason, reasons), count}))}
          />
        </>
      )}
    </section>
  );
}

function avoidable_words(calls: CallFigures, hidden: number): string {
  const share = share_of(calls.avoidable, calls.classified);
  const count = count_words(calls.avoidable, hidden);
  return share === null ? `Avoidable: ${count}.` : `Avoidable: ${count}, ${share_words(share)} of those classified.`;
}

function Waits({report, calls}: Props) {
  const hidden = report.suppress_under;
  const longest = Math.max(1, ...calls.skills.map((row) => row.p90_minutes ?? row.median_minutes ?? 0));
  const bar = (value: number | null) => (
    <div class="wm-with-bar">
      <span>{minutes_words(value)}</span>
      <Bar part={value === null ? null : value / longest} class_name="wm-fill-blue" />
    </div>
  );
  return (
    <DataTable
      caption="Waits for an adviser by what it was about"
      file={`calls-${report.from}-${report.to}`}
      rows={calls.skills}
      columns={[
        {name: 'About', value: (row) => row.name},
        {name: 'Asked', figure: true, value: (row) => row.asked, words: (row) => count_words(row.asked, hidden)},
        {
          name: 'Answered',
          figure: true,
          value: (row) => row.accepted,
          words: (row) => count_words(row.accepted, hidden),
        },
        {name: 'Half waited at most', value: (row) => row.median_minutes, words: (row) => bar(row.median_minutes)},
        {name: '9 in 10 waited at most', value: (row) => row.p90_minutes, words: (row) => bar(row.p90_minutes)},
      ]}
    />
  );
}

interface CountedProps {
  caption: string;
  first: string;
  file: string;
  fill: string;
  hidden: number;
  rows: Array<{name: string; count: Count}>;
}

function Counted({caption, first, file, fill, hidden, rows}: CountedProps) {
  if (!rows.length) return null;
  const most = Math.max(1, ...rows.map((row) => row.count ?? 0));
  return (
    <DataTable
      caption={caption}
      file={file}
      rows={rows}
      columns={[
        {name: first, value: (row) => row.name},
        {
          name: 'Calls',
          value: (row) => row.count,
          words: (row) => (
            <div class="wm-with-bar">
              <span>{count_words(row.count, hidden)}</span>
              <Bar part={row.count === null ? null : row.count / most} class_name={fill} />
            </div>
          ),
        },
      ]}
    />
  );
}
