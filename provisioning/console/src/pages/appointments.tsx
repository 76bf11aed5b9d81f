// A day's appointments: the booking system's list comes in, staff see who has come, and check in whoever has no code.
import {useState} from 'preact/hooks';
import type {Appointment, Appointments, AppointmentState, CheckedInFor} from '../../generated/api';
import {check_in_for, list_appointments} from '../api/hub';
import {useResource} from '../api/resource';
import {is_supervisor, session} from '../api/session';
import {announce} from '../parts/announcer';
import {ErrorSummary, type PageError} from '../parts/error_summary';
import {Empty, Loaded, Page} from '../parts/page';
import {Tag} from '../parts/tag';
import {clock_time, count_of, day_words} from '../words/times';
import {AppointmentUpload} from './appointment_upload';
import {spoken} from './queue';

export function AppointmentsPage() {
  const sites = session.value?.sites ?? [];
  const [site, set_site] = useState(session.value?.user.site ?? '');
  const [day, set_day] = useState('');
  const [errors, set_errors] = useState<PageError[]>([]);
  const list = useResource(() => list_appointments(site, day), ['queue'], `${site} ${day}`);

  const check_in = async (one: Appointment) => {
    const outcome = await check_in_for(one.reference, site);
    set_errors(outcome.ok ? [] : [{text: outcome.problem.message}]);
    if (outcome.ok) announce(told(outcome.value));
    await list.refresh();
  };

  return (
    <Page title="Appointments" lede="A code, a time and a queue. Whose appointment it is, the booking system knows.">
      <ErrorSummary errors={errors} />
      <div class="wm-panel wm-inline-form">
        {sites.length > 1 ? (
          <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="site">
              Where
            </label>
            <select
              class="govuk-select"
              id="site"
              value={site}
              onChange={(event) => set_site(event.currentTarget.value)}
            >
              {sites.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="day">
            Day
          </label>
          <input
            class="govuk-input govuk-input--width-10"
            id="day"
            type="date"
            value={day || (list.value.value?.today ?? '')}
            onChange={(event) => set_day(event.currentTarget.value)}
          />
        </div>
      </div>
      <Loaded resource={list} what="the appointments">
        {(value) => <Day value={value} check_in={(one) => void check_in(one)} />}
      </Loaded>
      {is_supervisor() ? (
        <AppointmentUpload
          site={site}
          day={day || (list.value.value?.today ?? '')}
          on_errors={set_errors}
          on_done={list.refresh}
        />
      ) : null}
    </Page>
  );
}

function told(one: CheckedInFor): string {
  if (one.outcome === 'already') return `They have checked in before. Their number is ${spoken(one.display ?? '')}.`;
  if (one.outcome !== 'checked_in' || !one.display) return `${one.reference} cannot be checked in here and now.`;
  return `Checked in. The number is ${spoken(one.display)}.`;
}

function Day({value, check_in}: {value: Appointments; check_in: (one: Appointment) => void}) {
  const [sought, set_sought] = useState('');
  if (!value.appointments.length) {
    return (
      <Empty title={`No appointments on ${day_words(value.day)}`}>
        {value.offered
          ? 'A supervisor takes in the list of the booking system below.'
          : 'The kiosks do not ask for appointment codes: the council’s configuration has no appointments.'}
      </Empty>
    );
  }
  const is_today = value.day === value.today;
  const wanted = plain(sought);
  const found = value.appointments.filter((one) => plain(`${one.reference}${one.time}${one.queue}`).includes(wanted));
  return (
    <section class="wm-section" aria-labelledby="day-heading">
      <h2 class="govuk-heading-m" id="day-heading">
        {is_today ? 'Today' : day_words(value.day)}: {summary(value.appointments)}
      </h2>
      <div class="govuk-form-group">
        <label class="govuk-label" for="sought">
          Find by time, queue or code
        </label>
        <input
          class="govuk-input govuk-input--width-20"
          id="sought"
          value={sought}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => set_sought(event.currentTarget.value)}
        />
      </div>
      <p class="govuk-body" role="status">
        {wanted ? `${count_of(found.length, 'appointment')} found` : ''}
      </p>
      {found.length ? <Table rows={found} check_in={is_today ? check_in : undefined} /> : null}
    </section>
  );
}

function Table({rows, check_in}: {rows: Appointment[]; check_in: ((one: Appointment) => void) | undefined}) {
  return (
    <table class="govuk-table wm-table wm-table--stacks">
      <caption class="govuk-table__caption govuk-visually-hidden">Appointments, the earliest first</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {['Time', 'Queue', 'Code', 'State', 'Number', 'Check in'].map((name) => (
            <th key={name} scope="col" class="govuk-table__header">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((one) => (
          <tr class="govuk-table__row" key={one.reference}>
            <th scope="row" class="govuk-table__header">
              {one.time}
            </th>
            <td class="govuk-table__cell" data-label="Queue">
              {one.queue}
            </td>
            <td class="govuk-table__cell" data-label="Code">
              {one.reference}
            </td>
            <td class="govuk-table__cell" data-label="State">
              <State one={one} />
            </td>
            <td class="govuk-table__cell" data-label="Number">
              {one.display ?? '–'}
            </td>
            <td class="govuk-table__cell" data-label="Check in">
              {check_in && (one.state === 'expected' || one.state === 'missed') ? (
                <button class="wm-link-button" type="button" onClick={() => check_in(one)}>
                  They are here
                  <span class="govuk-visually-hidden">
                    {' '}
                    for {one.time}, {one.queue}, {one.reference}
                  </span>
                </button>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const states: Record<AppointmentState, string> = {
  expected: 'Expected',
  arrived: 'Arrived',
  called: 'Called',
  served: 'Served',
  left: 'Left',
  missed: 'Missed',
};

function State({one}: {one: Appointment}) {
  const words = states[one.state];
  if (one.state === 'missed' || one.state === 'left') return <Tag tone="warn">{words}</Tag>;
  if (one.state === 'expected') return <>{words}</>;
  return (
    <>
      <Tag tone="good">{words}</Tag>
      {one.state === 'called' && one.desk ? ` to ${one.desk}` : null}
      {one.state === 'arrived' && one.arrived_at ? ` at ${clock_time(one.arrived_at)}` : null}
    </>
  );
}

function summary(rows: Appointment[]): string {
  const here = rows.filter((one) => one.state !== 'expected' && one.state !== 'missed').length;
  const missed = rows.filter((one) => one.state === 'missed').length;
  return `${count_of(rows.length, 'appointment')}, ${here} came, ${missed} missed`;
}

// As the hub compares codes.
export function plain(text: string): string {
  return text
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
