import type {Overview} from '../../generated/api';
import {DataTable, type Column} from '../parts/data_table';
import {count_words, minutes_words} from '../words/figures';

type Row = Overview['appointments'][number];

export function AppointmentSection({report}: {report: Overview}) {
  const hidden = report.suppress_under;
  const people = (name: string, value: (row: Row) => number | null): Column<Row> => ({
    name,
    figure: true,
    value,
    words: (row) => count_words(value(row), hidden),
  });
  const wait = (name: string, value: (row: Row) => number | null): Column<Row> => ({
    name,
    figure: true,
    value,
    words: (row) => (row.called === 0 ? 'none called' : minutes_words(value(row))),
  });
  if (report.appointments.length === 0) return null;
  return (
    <section class="wm-panel wm-section" aria-labelledby="report-appointments">
      <h2 class="govuk-heading-m" id="report-appointments">
        Appointments
      </h2>
      <p class="govuk-body-s">
        Waits are from the appointed time, or from arriving where that was later. They are not among the waits above.
      </p>
      <DataTable
        caption="Appointments by service"
        file={`appointments-${report.from}-${report.to}`}
        rows={report.appointments}
        columns={[
          {name: 'Service', value: (row) => row.name},
          people('Booked', (row) => row.booked),
          people('Came', (row) => row.arrived),
          people('Missed', (row) => row.missed),
          people('Called', (row) => row.called),
          wait('Half waited at most', (row) => row.median_minutes),
          wait('9 in 10 waited at most', (row) => row.p90_minutes),
        ]}
      />
    </section>
  );
}
