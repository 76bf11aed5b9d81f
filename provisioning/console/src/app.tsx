// Which page is shown: by the address, and only to somebody who is signed in.
import {useEffect} from 'preact/hooks';
import {connect, disconnect} from './api/live';
import {resume_session, session} from './api/session';
import {AppointmentsPage} from './pages/appointments';
import {CallsPage} from './pages/calls';
import {FleetPage} from './pages/fleet';
import {HelpPage} from './pages/help_requests';
import {MirrorPage} from './pages/mirror';
import {QueuePage} from './pages/queue';
import {ReportsPage} from './pages/reports';
import {safe_next, SignInPage} from './pages/sign_in';
import {SubmissionPage} from './pages/submission';
import {SubmissionsPage} from './pages/submissions';
import {useDuty} from './parts/call_watch';
import {Frame} from './parts/frame';
import {HelpWatch} from './parts/help_watch';
import {NotFound} from './parts/page';
import {address, go, place_of, type Place} from './router';

const retry_ms = 3_000;

export function App() {
  const who = session.value;
  useEffect(() => {
    if (who) connect();
    else disconnect();
  }, [who]);
  useDuty(who?.user.name);
  const place = place_of(address.value);
  if (who && place.page === 'mirror' && place.rest) return <MirrorPage key={place.rest} kiosk_id={place.rest} />;
  return <Frame>{who === undefined ? <Finding /> : who === null ? <SignInPage /> : <SignedIn />}</Frame>;
}

// The session is not known yet: normally for a moment, longer while the hub cannot be reached.
function Finding() {
  useEffect(() => {
    const timer = setInterval(() => void resume_session(), retry_ms);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="govuk-body wm-loading" role="status">
      Connecting to the hub…
    </p>
  );
}

function SignedIn() {
  const place = place_of(address.value);
  const home = place.page === '' || place.page === 'sign-in';
  useEffect(() => {
    const next = place.query.get('next');
    if (home) go(next !== null && safe_next(next) ? next : '/fleet', 'replace');
  }, [home]);
  return (
    <>
      <HelpWatch />
      {home ? null : page_of(place)}
    </>
  );
}

function page_of({page, rest, query}: Place) {
  switch (page) {
    case 'fleet':
      return rest ? <NotFound /> : <FleetPage />;
    case 'queue':
      return rest ? <NotFound /> : <QueuePage />;
    case 'appointments':
      return rest ? <NotFound /> : <AppointmentsPage />;
    case 'calls':
      return rest ? <NotFound /> : <CallsPage />;
    case 'submissions':
      return rest ? <SubmissionPage key={rest} id={rest} /> : <SubmissionsPage />;
    case 'help-requests':
      return rest ? <NotFound /> : <HelpPage />;
    case 'reports':
      return rest ? <NotFound /> : <ReportsPage from={query.get('from')} to={query.get('to')} council={query.get('council')} />;
    default:
      return <NotFound />;
  }
}
