// What happened in a span of days: sessions, journeys and where people left them, waits, satisfaction. Every figure
// has its number of answers, every chart its table, and what is too small to show is said to be.
import {useState} from 'preact/hooks';
import type {Overview} from '../../generated/api';
import {overview, overview_path} from '../api/hub';
import {useResource} from '../api/resource';
import {ErrorSummary} from '../parts/error_summary';
import {Empty, Loaded, Page} from '../parts/page';
import {go} from '../router';
import {day_and_time, day_words} from '../words/times';
import {AppointmentSection} from './report_appointments';
import {CallSection} from './report_calls';
import {HeadFigures} from './report_heads';
import {JourneySection} from './report_journeys';
import {SatisfactionSection} from './report_satisfaction';
import {SessionSection} from './report_sessions';
import {span_of, span_problem, spans, type Span} from './report_span';
import {WaitSection} from './report_waits';

// Where several councils share the hub, each has a report of its own; without one named it is the reader's.
const report_page = (from: string, to: string, council: string | null) =>
  `/reports?from=${from}&to=${to}${council ? `&council=${encodeURIComponent(council)}` : ''}`;

export function ReportsPage({from, to, council}: {from: string | null; to: string | null; council: string | null}) {
  const span = span_of(from, to, new Date());
  const report = useResource(
    () => overview(span.from, span.to, council),
    ['submissions', 'queue'],
    `${span.from} ${span.to} ${council}`,
  );
  return (
    <Page title="Reports">
      <SpanForm key={`${span.from} ${span.to}`} span={span} council={council} />
      <Loaded resource={report} what="the report">
        {(value) => <Report report={value} />}
      </Loaded>
    </Page>
  );
}

function SpanForm({span, council}: {span: Span; council: string | null}) {
  const [from, set_from] = useState(span.from);
  const [to, set_to] = useState(span.to);
  const [wrong, set_wrong] = useState<string | null>(null);
  const show = (event: Event) => {
    event.preventDefault();
    const found = span_problem(from, to);
    set_wrong(found);
    if (!found) go(report_page(from, to, council));
  };
  return (
    <>
      <ErrorSummary
        errors={
          wrong ? [{text: wrong, href: wrong.includes('first day') && !wrong.includes('last') ? '#from' : '#to'}] : []
        }
      />
      <form class="wm-panel wm-inline-form" onSubmit={show} noValidate>
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="from">
            First day
          </label>
          <input
            class="govuk-input wm-date"
            id="from"
            type="date"
            value={from}
            onInput={(event) => set_from(event.currentTarget.value)}
          />
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="to">
            Last day
          </label>
          <input
            class="govuk-input wm-date"
            id="to"
            type="date"
            value={to}
            onInput={(event) => set_to(event.currentTarget.value)}
          />
        </div>
        <button class="govuk-button govuk-button--secondary" type="submit">
          Show
        </button>
        <ul class="wm-spans" aria-label="Usual spans">
          {spans(new Date()).map((one) => (
            <li key={one.name}>
              <a
                class="govuk-link"
                href={report_page(one.from, one.to, council)}
                {...(one.from === span.from && one.to === span.to ? {'aria-current': 'true' as const} : {})}
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      </form>
    </>
  );
}

function Report({report}: {report: Overview}) {
  const span =
    report.from === report.to ? day_words(report.from) : `${day_words(report.from)} to ${day_words(report.to)}`;
  return (
    <>
      <div class="wm-report-head">
        <h2 class="govuk-heading-m wm-report-head__span">
          {report.council ? `${report.council.name}: ` : ''}
          {span}
        </h2>
        <a
          class="govuk-link"
          href={overview_path(report.from, report.to, report.council?.id ?? null, '.csv')}
          download={`waymark-${report.from}-${report.to}.csv`}
        >
          Save everything (CSV)
        </a>
      </div>
      <Councils report={report} />
      {report.suppress_under > 1 ? (
        <p class="govuk-inset-text wm-inset">
          A figure from 1 to {report.suppress_under - 1} is shown as “fewer than {report.suppress_under}”, so that
          nobody can be recognised in it. A share that would give it away is not shown.
        </p>
      ) : null}
      <HeadFigures report={report} />
      {report.sessions.count === 0 ? (
        <Empty title="No kiosk was used in these days">Choose other days above.</Empty>
      ) : (
        <SessionSection report={report} />
      )}
      <JourneySection report={report} />
      <WaitSection report={report} />
      <AppointmentSection report={report} />
      {report.calls ? <CallSection report={report} calls={report.calls} /> : null}
      <SatisfactionSection report={report} />
      <Definitions definitions={report.definitions} />
      <p class="govuk-body-s">Counted {day_and_time(report.generated_at, Date.now())}.</p>
    </>
  );
}

function Councils({report}: {report: Overview}) {
  const councils = report.councils ?? [];
  if (councils.length < 2) return null;
  return (
    <ul class="wm-spans wm-spans--councils" aria-label="Councils">
      {councils.map((one) => (
        <li key={one.id}>
          <a
            class="govuk-link"
            href={report_page(report.from, report.to, one.id)}
            {...(one.id === report.council?.id ? {'aria-current': 'true' as const} : {})}
          >
            {one.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Definitions({definitions}: {definitions: Overview['definitions']}) {
  const rows = Object.entries(definitions);
  if (!rows.length) return null;
  return (
    <section class="wm-panel wm-section" aria-labelledby="definitions">
      <h2 class="govuk-heading-m" id="definitions">
        What these figures mean
      </h2>
      <dl class="wm-definitions">
        {rows.map(([name, words]) => (
          <div key={name}>
            <dt>{name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
