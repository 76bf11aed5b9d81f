// The two pictures: the customer large, the adviser small. What the customer's place shows when there is no picture is
// said in words, and what is behind the curtain is never drawn.
import {useEffect, useRef} from 'preact/hooks';
import type {Call} from '../calls/call';
import {is_held} from '../calls/call';
import * as duty from '../calls/duty';
import {chosen, play_on} from '../calls/own_media';

function useStream(stream: MediaStream | null) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current && element.current.srcObject !== stream) element.current.srcObject = stream;
  }, [stream]);
  return element;
}

export function Picture({call}: {call: Call}) {
  const theirs = useStream(duty.theirs.value);
  const own = useStream(duty.own.value?.stream ?? null);
  const curtained = duty.curtained.value;
  const speaker = chosen.value.speaker;
  useEffect(() => play_on(theirs.current, speaker), [speaker]);
  const instead = in_its_place(call);
  return (
    <figure class="wm-picture">
      <video
        class="wm-picture__theirs"
        ref={theirs}
        autoplay
        playsInline
        muted={curtained}
        hidden={curtained || instead !== null}
        aria-label="The customer"
      />
      {instead ? (
        <p class="wm-picture__words" role="status">
          {instead}
        </p>
      ) : null}
      <video
        class="wm-picture__own"
        ref={own}
        autoplay
        playsInline
        muted
        hidden={!call.mine.video || curtained}
        aria-label="You, as the customer sees you"
      />
      {call.mine.video ? null : <p class="wm-picture__off">Your camera is off</p>}
    </figure>
  );
}

function in_its_place(call: Call): string | null {
  if (call.shielded) return 'The picture is hidden. The call is being ended and reported.';
  if (is_held(call)) return 'On hold. The customer neither sees nor hears you.';
  if (call.silent || call.connection === 'interrupted' || call.connection === 'failed')
    return 'The connection is lost. Waiting for it to come back.';
  if (call.connection === 'connecting') return 'Connecting…';
  if (!call.theirs.video) return 'The customer’s camera is off.';
  return null;
}
