// The drawer for helping on the shared screen: something on it is pointed at, or an answer is suggested for a field.
import {useState} from 'preact/hooks';
import type {Call} from '../calls/call';
import * as duty from '../calls/duty';
import {places_of} from '../calls/on_screen';
import {ask_for, Wait} from './call_ask';

export function ScreenDrawer({call, place, choose}: {call: Call; place: string; choose: (node: string) => void}) {
  const [words, set_words] = useState('');
  const places = call.screen ? places_of(call.screen.view) : [];
  const chosen = places.find((one) => one.node === place);
  const ready = Boolean(words) && call.consents.fill === 'granted' && call.open.assist;
  const suggest = (event: Event) => {
    event.preventDefault();
    if (!chosen?.field || !ready) return;
    ask_for({type: 'suggest', node: chosen.node, value: words}, `${chosen.name}: ${words}`);
    set_words('');
  };
  return (
    <Wait call={call} kind="see">
      <div class="wm-inline-form">
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="place">
            On their screen
          </label>
          <select class="govuk-select" id="place" value={place} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">Choose, or click on the screen</option>
            {places.map((one) => (
              <option key={one.node} value={one.node}>
                {one.name} ({one.kind})
              </option>
            ))}
          </select>
        </div>
        <button
          class="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={!chosen || call.consents.point !== 'granted'}
          onClick={() => (chosen ? duty.act({type: 'point', node: chosen.node}) : undefined)}
        >
          Point at it
        </button>
        {call.pointed ? (
          <button
            class="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => duty.act({type: 'point', node: null})}
          >
            Stop pointing
          </button>
        ) : null}
      </div>
      {call.consents.point === 'granted' ? null : <p class="wm-tools__hint">To point, ask to point first.</p>}
      {chosen?.field ? (
        <form class="wm-inline-form wm-tools__row" onSubmit={suggest}>
          <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="suggestion">
              Suggest an answer
            </label>
            <input
              class="govuk-input govuk-input--width-20"
              id="suggestion"
              autoComplete="off"
              maxLength={500}
              value={words}
              onInput={(event) => set_words(event.currentTarget.value)}
            />
          </div>
          <button class="govuk-button" type="submit" aria-disabled={!ready}>
            Suggest
          </button>
          {call.consents.fill === 'granted' ? null : <p class="wm-tools__hint">Ask to suggest answers first.</p>}
        </form>
      ) : null}
    </Wait>
  );
}
