// Calls on every page of the console: what rings, with its answer, and the way back to a call that goes on. The
// shortcuts work everywhere too.
import {useEffect} from 'preact/hooks';
import type {CallSummary} from '../../generated/api';
import {is_held} from '../calls/call';
import * as duty from '../calls/duty';
import {pressed, shortcuts} from '../pages/call_keys';
import {address, go, place_of} from '../router';
import {where_of} from '../words/calls';
import {language_name} from '../words/names';
import {length_of} from '../words/times';

export const write_box = 'call-write';

const to_calls = () => {
  if (place_of(address.peek()).page !== 'calls') go('/calls');
};

const flip = (what: 'audio' | 'video') => {
  const mine = duty.call.peek()?.mine;
  if (mine) duty.act({type: 'mine', ...mine, [what]: !mine[what]});
};

export const hold_or_go_on = () => {
  const going = duty.call.peek();
  if (going) void (is_held(going) ? duty.resume() : duty.hold());
};

export async function accept(): Promise<void> {
  to_calls();
  await duty.accept();
}

export const keys = shortcuts({
  accept: () => void accept(),
  decline: () => void duty.decline(),
  mute: () => flip('audio'),
  camera: () => flip('video'),
  shield: () => void duty.shield(),
  hold: hold_or_go_on,
  end: () => void duty.end(),
  write: () => document.getElementById(write_box)?.focus(),
  see: () => duty.act({type: 'ask', kind: 'see'}),
});

export const toggle_microphone = () => flip('audio');
export const toggle_camera = () => flip('video');

// On duty as long as somebody is signed in, on every page: to leave the page of a call is not to leave the call.
export function useDuty(name: string | undefined): void {
  useEffect(() => {
    if (name === undefined) return;
    const stop = duty.go_on_duty(to_calls);
    const listen = (event: KeyboardEvent) => void pressed(keys, event);
    document.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('keydown', listen);
      stop();
    };
  }, [name]);
}

export function CallWatch() {
  const here = place_of(address.value).page === 'calls';
  return (
    <>
      {duty.shields.value.map((call) => (
        <Shielded key={call.call_id} call={call} />
      ))}
      {duty.ring.value ? <Ring /> : duty.call.value && !here ? <WayBack /> : null}
    </>
  );
}

// For supervisors: somebody had a reason to hide a customer from themselves, and may need a colleague now.
function Shielded({call}: {call: CallSummary}) {
  return (
    <section class="wm-ring wm-ring--shield" aria-label="Shield">
      <p class="wm-ring__words">
        <strong>{call.adviser ?? 'An adviser'} used the shield</strong> in a call about {call.skill_name} with{' '}
        {where_of(call)}. Ask how they are.
      </p>
      <button
        class="govuk-button govuk-button--secondary wm-ring__back"
        type="button"
        onClick={() => {
          duty.shields.value = duty.shields.value.filter((one) => one !== call);
        }}
      >
        I have read it
      </button>
    </section>
  );
}

function Ring() {
  const summary = duty.ring.value;
  if (!summary) return null;
  const busy = duty.accepting.value;
  return (
    <section class="wm-ring" aria-labelledby="ring">
      <span class="wm-ring__bell" aria-hidden="true" />
      <div class="wm-ring__words">
        <h2 class="wm-ring__title" id="ring">
          {summary.consulting ? 'You are asked for advice: ' : 'Call: '}
          {summary.skill_name}
        </h2>
        <p>
          {summary.council_name ? <strong>A customer of {summary.council_name}. </strong> : null}
          {summary.kiosk_name}, {summary.site_name}. {language_name(summary.language)}. Waiting{' '}
          {length_of(summary.waited_ms)}.
        </p>
      </div>
      <div class="wm-ring__acts">
        <button class="govuk-button" type="button" aria-disabled={busy} onClick={() => void accept()}>
          {busy ? 'Connecting…' : 'Accept'} <kbd>F2</kbd>
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void duty.decline()}>
          Not now
        </button>
      </div>
    </section>
  );
}

function WayBack() {
  return (
    <section class="wm-ring wm-ring--quiet" aria-label="Your call">
      <p class="wm-ring__words">
        <strong>You are in a call</strong> about {duty.call.value?.detail.summary.skill_name}.
      </p>
      <a class="govuk-button wm-ring__back" href="/calls">
        Go to the call
      </a>
    </section>
  );
}
