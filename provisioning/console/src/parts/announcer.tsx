// Says to a screen reader what changed elsewhere on the page. Sighted people see the same words where they belong.
import {signal} from '@preact/signals';

const said = signal({text: '', turn: 0});

export function announce(text: string): void {
  said.value = {text, turn: said.value.turn + 1};
}

export function Announcer() {
  // The same sentence twice is two announcements: they alternate between two places.
  const {text, turn} = said.value;
  return (
    <div class="govuk-visually-hidden">
      <div aria-live="polite" role="status">
        {turn % 2 === 0 ? text : ''}
      </div>
      <div aria-live="polite" role="status">
        {turn % 2 === 1 ? text : ''}
      </div>
    </div>
  );
}
