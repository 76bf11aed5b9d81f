// A private room: the drawer that asks the customer to move there, and what stands on the page while they walk.
import {useEffect, useState} from 'preact/hooks';
import {can_move, type Call} from '../calls/call';
import {duration} from '../words/calls';
import {clock_time} from '../words/times';
import {ask_for} from './call_ask';

export function RoomDrawer({call}: {call: Call}) {
  const room = call.known.room;
  if (!room)
    return <p class="govuk-body wm-last">No private room is free at the customer’s site now. This changes by itself.</p>;
  const may = can_move(call);
  return (
    <>
      <p class="govuk-body">
        The customer gets a code and walks to {room.name}. You wait for them, five minutes at most. What they typed goes
        with them.
      </p>
      <button
        class="govuk-button wm-flush"
        type="button"
        aria-disabled={!may}
        onClick={() => (may ? ask_for({type: 'room'}, room.name) : undefined)}
      >
        Ask them to move to {room.name}
      </button>
    </>
  );
}

export function Walking({call}: {call: Call}) {
  const {state, room, moving_until} = call.known;
  const moving = state === 'moving';
  const [now, set_now] = useState(Date.now());
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => set_now(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [moving]);
  if (!moving || !room || !moving_until) return null;
  return (
    <section class="wm-panel wm-wrap" aria-labelledby="walking">
      <h2 class="govuk-heading-m" id="walking">
        The customer is walking to {room.name}
      </h2>
      <p class="govuk-body wm-last">
        Nobody else rings you meanwhile. You wait until {clock_time(moving_until)}
        <span role="timer">, for {duration(Math.max(0, moving_until - now))} more</span>. You can end the call at any time:
        they are told so in the room, and how else they can be served.
      </p>
    </section>
  );
}
