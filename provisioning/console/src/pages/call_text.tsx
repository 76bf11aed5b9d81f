// Real-time text beside the voice: each letter is seen at the other end as it is typed. Enter ends a line.
import {useEffect, useRef} from 'preact/hooks';
import type {Call} from '../calls/call';
import {longest_line} from '../calls/channel';
import {own_line} from '../calls/conversation';
import {act} from '../calls/duty';
import {write_box} from '../parts/call_watch';

export function CallText({call}: {call: Call}) {
  const list = useRef<HTMLOListElement>(null);
  const {lines} = call.conversation;
  const last = lines[lines.length - 1];
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines.length, last?.text]);
  return (
    <section class="wm-talk" aria-labelledby="talk">
      <h2 class="wm-talk__title" id="talk">
        Text
      </h2>
      <ol class="wm-talk__lines" ref={list} tabIndex={0} aria-label="What was written">
        {lines.length ? null : <li class="wm-talk__none">Nothing has been written yet.</li>}
        {lines
          .filter((line) => line.text)
          .map((line) => (
            <li key={`${line.who}-${line.line}`} class={`wm-talk__line wm-talk__line--${line.who}`}>
              <span class="wm-talk__who">{line.who === 'adviser' ? 'You' : 'Customer'}</span>
              <span dir="auto">{line.text}</span>
              {line.done ? null : <span class="wm-talk__writing"> writing</span>}
            </li>
          ))}
      </ol>
      <label class="govuk-label wm-talk__label" for={write_box}>
        Write to the customer
      </label>
      <input
        class="govuk-input"
        id={write_box}
        autoComplete="off"
        maxLength={longest_line}
        value={own_line(call.conversation)}
        aria-describedby="write-hint"
        onInput={(event) => act({type: 'typed', text: event.currentTarget.value, done: false})}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing || !event.currentTarget.value) return;
          event.preventDefault();
          act({type: 'typed', text: event.currentTarget.value, done: true});
        }}
      />
      <p class="wm-talk__hint" id="write-hint">
        They see each letter as you type. Enter ends the line.
      </p>
    </section>
  );
}
