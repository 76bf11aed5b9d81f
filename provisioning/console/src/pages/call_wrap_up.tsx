// After a call: one screen, filled in as far as the call tells. A normal call takes two keys: a digit for the reason, and
// Enter. The letters and digits work only while the form has the focus.
import {useEffect, useLayoutEffect, useRef, useState} from 'preact/hooks';
import type {Call} from '../calls/call';
import * as duty from '../calls/duty';
import {first_draft, reason_of_key, toggled, wrapped_up, type Draft} from '../calls/wrap_up';
import {ErrorSummary} from '../parts/error_summary';
import {ending_words, outcomes, reasons} from '../words/calls';

interface Props {
  call: Call;
  called_back: boolean;
}

export function WrapUpForm({call, called_back}: Props) {
  const [draft, set_draft] = useState<Draft>(() => first_draft(call, called_back));
  const [missing, set_missing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const call_id = call.known.call_id;
  const left = useSecondsLeft();
  const me = duty.adviser.value.value;

  // At once: a key that is pressed as soon as the form is seen counts.
  useLayoutEffect(() => form.current?.focus(), []);
  // Nothing is guessed in somebody's name: what was not said in time is counted as not sure.
  const late = useRef(false);
  useEffect(() => {
    if (left === null || left > 1 || late.current) return;
    late.current = true;
    void duty.wrap_up(call_id, wrapped_up(draft) ?? {outcome: draft.outcome, reasons: 'not_sure'});
  }, [left]);

  const save = (event: Event) => {
    event.preventDefault();
    const words = wrapped_up(draft);
    set_missing(words === null);
    if (words) void duty.wrap_up(call_id, words);
  };
  const key = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const reason = reason_of_key(event.key);
    if (reason) {
      event.preventDefault();
      set_draft(toggled(draft, reason));
    } else if (event.key === 'Enter' && event.target === form.current) {
      save(event);
    }
  };

  return (
    <>
      <ErrorSummary errors={missing ? [{text: 'Choose a reason, or none, or not sure', href: '#reason-none'}] : []} />
      <form class="wm-panel wm-wrap" tabIndex={-1} ref={form} aria-labelledby="wrap" onSubmit={save} onKeyDown={key}>
        <h2 class="govuk-heading-m" id="wrap">
          How did the call about {call.detail.summary.skill_name} end?
        </h2>
        {ending_words(call) ? <p class="govuk-inset-text">{ending_words(call)}</p> : null}
        <p class="govuk-body">
          Two keys are enough: a digit for the reason, then Enter.
          {left === null ? null : (
            <>
              {' '}
              <span role="timer">{left} seconds are left.</span>
            </>
          )}
        </p>
        <div class="wm-wrap__columns">
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Outcome</legend>
            {outcomes.map(({value, name}) => (
              <label key={value} class="wm-pick">
                <input
                  type="radio"
                  name="outcome"
                  checked={draft.outcome === value}
                  onChange={() => set_draft({...draft, outcome: value})}
                />
                <span>{name}</span>
              </label>
            ))}
            <label class="wm-pick wm-pick--apart">
              <input
                type="checkbox"
                checked={draft.repeat}
                onChange={() => set_draft({...draft, repeat: !draft.repeat})}
              />
              <span>They came about the same thing before</span>
            </label>
          </fieldset>
          <fieldset class="govuk-fieldset">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
              Could this contact have been avoided?
            </legend>
            {reasons.map(({value, key: digit, name}) => (
              <label key={value} class="wm-pick">
                <input
                  id={`reason-${value}`}
                  type="checkbox"
                  checked={draft.chosen.includes(value)}
                  onChange={() => set_draft(toggled(draft, value))}
                />
                <kbd>{digit}</kbd>
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        </div>
        <div class="wm-wrap__acts">
          <button class="govuk-button" type="submit">
            Save and be available
          </button>
          {me?.wrap_up_extended ? null : (
            <button
              class="govuk-button govuk-button--secondary"
              type="button"
              onClick={() => void duty.extend(call_id)}
            >
              I need more time
            </button>
          )}
        </div>
      </form>
    </>
  );
}

// Until the hub makes the adviser available by itself; null while there is no such time.
function useSecondsLeft(): number | null {
  const until = duty.adviser.value.value?.wrap_up_until;
  const [now, set_now] = useState(Date.now());
  useEffect(() => {
    if (until === undefined) return;
    const timer = setInterval(() => set_now(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? null : Math.max(0, Math.ceil((until - now) / 1_000));
}
