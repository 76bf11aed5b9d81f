// The counter: who waits for what and how long; call the next person to my desk; say when they are done.
import {useState} from 'preact/hooks';
import type {Queue, Queues, QueueTicket, TicketDone} from '../../generated/api';
import {call_next, finish_ticket, list_queues} from '../api/hub';
import type {Outcome} from '../api/problem';
import {useResource} from '../api/resource';
import {session} from '../api/session';
import {announce} from '../parts/announcer';
import {ErrorSummary, type PageError} from '../parts/error_summary';
import {Empty, Loaded, Page} from '../parts/page';
import {desk} from './desk';
import {AtMyDesk, DeskPanel} from './desk_panel';
import {QueueCard} from './queue_card';

export function QueuePage() {
  const [site, set_site] = useState(session.value?.user.site ?? '');
  const [errors, set_errors] = useState<PageError[]>([]);
  const [busy, set_busy] = useState(false);
  const queues = useResource(() => list_queues(site), ['queue'], site);

  // One action at a time: two quick presses must not call two people.
  const act = async <T,>(action: () => Promise<Outcome<T>>, done: (value: T) => void) => {
    if (busy) return;
    set_busy(true);
    const outcome = await action();
    set_errors(outcome.ok ? [] : [{text: outcome.problem.message}]);
    if (outcome.ok) done(outcome.value);
    await queues.refresh();
    set_busy(false);
  };

  const call = (queue: Queue) => {
    if (!desk.value) {
      set_errors([{text: 'Enter the name of your desk before you call somebody', href: '#desk'}]);
      return;
    }
    void act(
      () => call_next(queue.service, desk.value, site),
      ({ticket}) =>
        announce(ticket ? `${spoken(ticket.display)} is called to ${desk.value}.` : `Nobody is waiting for ${queue.name}.`),
    );
  };

  const finish = (ticket: QueueTicket, outcome: TicketDone['outcome']) =>
    void act(
      () => finish_ticket(ticket.ticket_id, outcome),
      () => announce(outcome === 'served' ? `${spoken(ticket.display)} is done.` : `${spoken(ticket.display)} did not come.`),
    );

  return (
    <Page title="Queue">
      <ErrorSummary errors={errors} />
      <DeskPanel site={site} on_site={set_site} missing={errors.some((error) => error.href === '#desk')} />
      <Loaded resource={queues} what="the queue">
        {(value) => <QueueView queues={value} busy={busy} call={call} finish={finish} />}
      </Loaded>
    </Page>
  );
}

interface ViewProps {
  queues: Queues;
  busy: boolean;
  call: (queue: Queue) => void;
  finish: (ticket: QueueTicket, outcome: TicketDone['outcome']) => void;
}

function QueueView({queues, busy, call, finish}: ViewProps) {
  if (!queues.queues.length) {
    return <Empty title="This place has no queues">An administrator adds services to the council’s configuration.</Empty>;
  }
  const mine = queues.queues
    .flatMap((queue) => queue.tickets.map((ticket) => ({ticket, service: queue.name})))
    .filter(({ticket}) => ticket.state === 'called' && desk.value !== '' && ticket.desk === desk.value);
  return (
    <>
      <AtMyDesk tickets={mine} busy={busy} finish={finish} />
      <div class="wm-queues">
        {queues.queues.map((queue) => (
          <QueueCard key={queue.service} queue={queue} busy={busy} call={() => call(queue)} finish={finish} />
        ))}
      </div>
    </>
  );
}

// "B 0 0 7": read as letters and digits, not as a word and a number.
export function spoken(display: string): string {
  return [...display].join(' ');
}
