// The parts of the page: where the ticket stands, more time, leaving.
import {useEffect, useRef} from 'preact/hooks';
import type {MyTicket} from '../../generated/api';
import type {Act} from './follow';
import {say, type Words} from './words';

// The number, and below it one thing: where to go, or how long it takes, or how it ended.
export function Standing({words, ticket}: {words: Words; ticket: MyTicket | null}) {
  if (!ticket) return <h1>{say(words, 'phone.loading')}</h1>;
  return (
    <>
      <h1>
        {say(words, 'ticket.title')} <span class="number">{ticket.display}</span>
      </h1>
      <p class="service">{ticket.service}</p>
      <div class={ticket.state === 'called' ? 'state called' : 'state'} role="status">
        <State words={words} ticket={ticket} />
      </div>
    </>
  );
}

function State({words, ticket}: {words: Words; ticket: MyTicket}) {
  useEffect(() => {
    if (ticket.state === 'called') navigator.vibrate?.([300, 150, 300]);
  }, [ticket.state]);
  switch (ticket.state) {
    case 'waiting':
      if (ticket.appointment) return <p>{say(words, 'ticket.appointment', {time: ticket.appointment})}</p>;
      return (
        <>
          <p class="place">{say(words, 'ticket.ahead', {count: ticket.ahead ?? 0})}</p>
          <p>{wait(words, ticket)}</p>
        </>
      );
    case 'called':
      return (
        <>
          <h2>{say(words, 'phone.called.title')}</h2>
          <p class="desk">{go_to(words, ticket.desk ?? '')}</p>
          <p>{say(words, 'phone.called.late')}</p>
        </>
      );
    case 'not_yet':
      return <Told words={words} title="phone.not_yet.title" what="phone.not_yet.what" />;
    case 'missed':
      return <Told words={words} title="phone.missed.title" what="phone.missed.what" />;
    case 'served':
      return <Told words={words} title="phone.served.title" what="phone.served.what" />;
    case 'left':
      return <Told words={words} title="phone.left.title" what="phone.left.what" />;
    case 'cancelled':
      return <Told words={words} title="phone.cancelled.title" what="phone.cancelled.what" />;
  }
}

function Told({words, title, what}: {words: Words; title: string; what: string}) {
  return (
    <>
      <h2>{say(words, title)}</h2>
      <p>{say(words, what)}</p>
    </>
  );
}

function wait(words: Words, ticket: MyTicket): string {
  const about = ticket.about_minutes ?? 0;
  const up_to = ticket.up_to_minutes ?? 0;
  if (about <= 0) return say(words, 'ticket.wait.soon'); // a desk is free for who is next
  return say(words, up_to > about ? 'ticket.wait.range' : 'ticket.wait.about', {about, up_to});
}

// Staff name their desks themselves: "3" or "Ask here".
function go_to(words: Words, desk: string): string {
  return say(words, /^\d+$/.test(desk) ? 'phone.called.desk' : 'phone.called.place', {desk});
}

interface MoreTimeProps {
  words: Words;
  ticket: MyTicket;
  act: (act: Act, body: object) => Promise<void>;
}

export function MoreTime({words, ticket, act}: MoreTimeProps) {
  if (ticket.more_times_left === 0) return <p>{say(words, 'phone.more_time.used_up')}</p>;
  if (ticket.lets_past === 0) return <p>{say(words, 'phone.more_time.nobody')}</p>;
  return (
    <section>
      <button type="button" class="secondary" aria-describedby="rule" onClick={() => void act('more-time', {which: ticket.more_time + 1})}>
        {say(words, 'phone.more_time')}
      </button>
      <p id="rule" class="hint">
        {say(words, 'phone.more_time.rule', {count: ticket.lets_past})}{' '}
        {say(words, 'phone.more_time.left', {count: ticket.more_times_left})}
      </p>
    </section>
  );
}

interface LeaveProps {
  words: Words;
  asking: boolean;
  ask: (asking: boolean) => void;
  leave: () => Promise<void>;
}

// Nobody leaves by one touch.
export function LeaveQuestion({words, asking, ask, leave}: LeaveProps) {
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" class="secondary" onClick={() => ask(true)}>
        {say(words, 'phone.leave')}
      </button>
    );
  }
  return (
    <section class="question" aria-labelledby="question">
      <h2 id="question" tabIndex={-1} ref={question}>
        {say(words, 'phone.leave.ask')}
      </h2>
      <p>{say(words, 'phone.leave.means')}</p>
      <button type="button" class="warning" onClick={() => void leave()}>
        {say(words, 'phone.leave.yes')}
      </button>
      <button type="button" class="secondary" onClick={() => ask(false)}>
        {say(words, 'phone.leave.no')}
      </button>
    </section>
  );
}
