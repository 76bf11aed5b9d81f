// The counter: who waits for what and how long; call the next person to my desk; say when they are done.
import {useRef, useState} from 'preact/hooks';
import type {Queue, Queues, QueueTicket, TicketDone} from '../../generated/api';
import {call_next, call_ticket, finish_ticket, list_queues} from '../api/hub';
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
  const queues = useResource(() => list_queues(site), ['queue'], site);
  const turn = useRef(Promise.resolve());
  const done = useRef(new Set<string>());

  // Presses are taken one after the other. A second press on what was just done (a double tap, or a list that is not
  // fresh yet) must not call a second person.
  const act = <T,>(what: string, action: () => Promise<Outcome<T>>, after: (value: T) => void) => {
    if (done.current.has(what)) return;
    done.current.add(what);
    turn.current = turn.current.then(async () => {
      const outcome = await action();
      set_errors(outcome.ok ? [] : [{text: outcome.problem.message}]);
      if (outcome.ok) after(outcome.value);
      else done.current.delete(what);
      await queues.refresh();
    });
  };

  const call = (queue: Queue) => {
    const next = queue.tickets.find((ticket) => ticket.state === 'waiting');
    if (!desk.value) {
      set_errors([{text: 'Enter the name of your desk before you call somebody', href: '#desk'}]);
      return;
    }
    act(
      `call ${next?.ticket_id}`,
      () => call_next(queue.service, desk.value, site),
      ({ticket}) => {
        if (ticket) done.current.add(`call ${ticket.ticket_id}`);
        announce(
          ticket ? `${spoken(ticket.display)} is called to ${desk.value}.` : `Nobody is waiting for ${queue.name}.`,
        );
      },
    );
  };

  const call_one = (ticket: QueueTicket) => {
    if (!desk.value) {
      set_errors([{text: 'Enter the name of your desk before you call somebody', href: '#desk'}]);
      return;
    }
    act(
      `call ${ticket.ticket_id}`,
      () => call_ticket(ticket.ticket_id, desk.value),
      () => announce(`${spoken(ticket.display)} is called to ${desk.value}.`),
    );
  };

  const finish = (ticket: QueueTicket, outcome: TicketDone['outcome']) =>
    act(
      `finish ${ticket.ticket_id}`,
      () => finish_ticket(ticket.ticket_id, outcome),
      () =>
        announce(
          outcome === 'served' ? `${spoken(ticket.display)} is done.` : `${spoken(ticket.display)} did not come.`,
        ),
    );

  return (
    <Page title="Queue">
      <ErrorSummary errors={errors} />
      <DeskPanel site={site} on_site={set_site} missing={errors.some((error) => error.href === '#desk')} />
      <Loaded resource={queues} what="the queue">
        {(value) => <QueueView queues={value} call={call} call_one={call_one} finish={finish} />}
      </Loaded>
    </Page>
  );
}

interface ViewProps {
  queues: Queues;
  call: (queue: Queue) => void;
  call_one: (ticket: QueueTicket) => void;
  finish: (ticket: QueueTicket, outcome: TicketDone['outcome']) => void;
}

function QueueView({queues, call, call_one, finish}: ViewProps) {
  if (!queues.queues.length) {
    return (
      <Empty title="This place has no queues">An administrator adds services to the council’s configuration.</Empty>
    );
  }
  const mine = queues.queues
    .flatMap((queue) => queue.tickets.map((ticket) => ({ticket, service: queue.name})))
    .filter(({ticket}) => ticket.state === 'called' && desk.value !== '' && ticket.desk === desk.value);
  return (
    <>
      <AtMyDesk tickets={mine} finish={finish} />
      <div class="wm-queues">
        {queues.queues.map((queue) => (
          <QueueCard key={queue.service} queue={queue} call={() => call(queue)} call_one={call_one} finish={finish} />
        ))}
      </div>
    </>
  );
}

// "B 0 0 7": read as letters and digits, not as a word and a number.
export function spoken(display: string): string {
  return [...display].join(' ');
}
