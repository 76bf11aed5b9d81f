import type {Overview} from '../../generated/api';
import {DataTable} from '../parts/data_table';
import {DayChart} from '../parts/day_chart';
import {count_words} from '../words/figures';
import {language_name} from '../words/names';
import {day_words} from '../words/times';

export function SessionSection({report}: {report: Overview}) {
  const hidden = report.suppress_under;
  const days = report.days;
  return (
    <section class="wm-panel wm-section" aria-labelledby="sessions">
      <h2 class="govuk-heading-m" id="sessions">
        Sessions by day
      </h2>
      <DayChart
        title={`Sessions and completed journeys for each of ${days.length} days. The figures are in the table below.`}
        days={days.map((day) => day.day)}
        series={[
          {name: 'Sessions', class_name: 'wm-fill-blue', values: days.map((day) => day.sessions)},
          {name: 'Journeys completed', class_name: 'wm-fill-green', values: days.map((day) => day.journeys_completed)},
        ]}
      />
      <details class="govuk-details wm-details" open={days.length <= 7}>
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">The figures by day</span>
        </summary>
        <DataTable
          caption="Sessions by day"
          file={`sessions-${report.from}-${report.to}`}
          rows={days}
          columns={[
            {name: 'Day', value: (day) => day.day, words: (day) => day_words(day.day)},
            {
              name: 'Sessions',
              figure: true,
              value: (day) => day.sessions,
              words: (day) => count_words(day.sessions, hidden),
            },
            {
              name: 'Journeys started',
              figure: true,
              value: (day) => day.journeys_started,
              words: (day) => count_words(day.journeys_started, hidden),
            },
            {
              name: 'Journeys completed',
              figure: true,
              value: (day) => day.journeys_completed,
              words: (day) => count_words(day.journeys_completed, hidden),
            },
            {
              name: 'Tickets',
              figure: true,
              value: (day) => day.tickets,
              words: (day) => count_words(day.tickets, hidden),
            },
          ]}
        />
      </details>
      {report.sessions.languages.length ? (
        <DataTable
          caption="Sessions by language"
          file={`languages-${report.from}-${report.to}`}
          rows={report.sessions.languages}
          columns={[
            {name: 'Language', value: (row) => row.language, words: (row) => language_name(row.language)},
            {name: 'Sessions', figure: true, value: (row) => row.count, words: (row) => count_words(row.count, hidden)},
          ]}
        />
      ) : null}
    </section>
  );
}
