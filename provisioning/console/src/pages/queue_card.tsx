import type {Queue, QueueTicket, TicketDone} from '../../generated/api';
import {now} from '../parts/clock';
import {Tag} from '../parts/tag';
import {clock_time, count_of, length_of, minutes, wait_range} from '../words/times';
import {desk} from './desk';

interface Props {
  queue: Queue;
  call: () => void;
  call_one: (ticket: QueueTicket) => void;
  finish: (ticket: QueueTicket, outcome: TicketDone['outcome']) => void;
}

export function QueueCard({queue, call, call_one, finish}: Props) {
  const waiting = queue.tickets.filter((ticket) => ticket.state === 'waiting');
  const called = queue.tickets.filter((ticket) => ticket.state === 'called' && ticket.desk !== desk.value);
  return (
    <section class="wm-card wm-queue" aria-labelledby={`queue-${queue.service}`}>
      <div class="wm-card__head">
        <h2 class="govuk-heading-m wm-card__title" id={`queue-${queue.service}`}>
          {queue.name}
        </h2>
        <span class="wm-queue__prefix" title="The letter on the tickets">
          {queue.prefix}
        </span>
      </div>
      <p class="wm-queue__count">
        <strong>{queue.waiting}</strong> {queue.waiting === 1 ? 'person waits' : 'people wait'}
      </p>
      <p class="wm-card__site">
        {queue.waiting > 0
          ? `${wait_range(queue.about_minutes, queue.up_to_minutes)} for somebody who comes now. `
          : ''}
        Target: {minutes(queue.target_wait_minutes)}.
      </p>
      <button
        class="govuk-button wm-queue__call"
        type="button"
        aria-disabled={waiting.length === 0}
        onClick={waiting.length ? call : undefined}
      >
        {waiting.length ? <>Call next: {waiting[0]?.display}</> : 'Nobody to call'}
        <span class="govuk-visually-hidden"> for {queue.name}</span>
      </button>
      {waiting.length ? <Waiting queue={queue} tickets={waiting} call_one={call_one} /> : null}
      {called.length ? <Elsewhere tickets={called} finish={finish} /> : null}
    </section>
  );
}

const shown_at_once = 8;

interface WaitingProps {
  queue: Queue;
  tickets: QueueTicket[];
  call_one: Props['call_one'];
}

function Waiting({queue, tickets, call_one}: WaitingProps) {
  return (
    <>
      <h3 class="govuk-heading-s wm-queue__list-title">Waiting, next first</h3>
      <ol class="wm-tickets">
        {tickets.slice(0, shown_at_once).map((ticket) => {
          // Who came early for an appointment waits from its time.
          const since = Math.max(ticket.issued_at, ticket.appointment_at ?? 0);
          const waited = now.value - since;
          return (
            <li class="wm-tickets__row" key={ticket.ticket_id}>
              <span class="wm-tickets__number">{ticket.display}</span>
              {waited < 0 ? <span>Early</span> : <span>{length_of(waited)}</span>}
              {ticket.appointment_at ? (
                <>
                  <Tag tone="quiet">{`Appointment ${clock_time(ticket.appointment_at)}`}</Tag>
                  <button class="wm-link-button" type="button" onClick={() => call_one(ticket)}>
                    Call<span class="govuk-visually-hidden"> {ticket.display}</span> now
                  </button>
                </>
              ) : null}
              {ticket.more_time ? <Tag tone="quiet">Let others go first</Tag> : null}
              {waited > queue.target_wait_minutes * 60_000 ? <Tag tone="warn">Over target</Tag> : null}
            </li>
          );
        })}
      </ol>
      {tickets.length > shown_at_once ? (
        <p class="govuk-body-s">And {count_of(tickets.length - shown_at_once, 'more person', 'more people')}.</p>
      ) : null}
    </>
  );
}

function Elsewhere({tickets, finish}: {tickets: QueueTicket[]; finish: Props['finish']}) {
  return (
    <>
      <h3 class="govuk-heading-s wm-queue__list-title">Called</h3>
      <ul class="wm-tickets">
        {tickets.map((ticket) => (
          <li class="wm-tickets__row" key={ticket.ticket_id}>
            <span class="wm-tickets__number">{ticket.display}</span>
            <span>{ticket.desk ?? 'No desk'}</span>
            <button class="wm-link-button" type="button" onClick={() => finish(ticket, 'served')}>
              Done<span class="govuk-visually-hidden"> with {ticket.display}</span>
            </button>
            <button class="wm-link-button" type="button" onClick={() => finish(ticket, 'no_show')}>
              Did not come<span class="govuk-visually-hidden"> {ticket.display}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
