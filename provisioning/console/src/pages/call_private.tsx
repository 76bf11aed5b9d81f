// The drawer for a question whose answer is the adviser's alone.
import {useState} from 'preact/hooks';
import type {Call} from '../calls/call';
import {ask_for} from './call_ask';

export function PrivateDrawer({call}: {call: Call}) {
  const [question, set_question] = useState('');
  const ready = Boolean(question.trim()) && call.open.assist;
  const ask = (event: Event) => {
    event.preventDefault();
    if (!ready) return;
    ask_for({type: 'private', question: question.trim()}, question.trim());
    set_question('');
  };
  return (
    <form class="wm-inline-form" onSubmit={ask}>
      <div class="govuk-form-group wm-grow">
        <label class="govuk-label govuk-label--s" for="question">
          Private question
        </label>
        <p class="govuk-hint" id="question-hint">
          The customer types the answer. It is never spoken at the kiosk and never on the shared screen.
        </p>
        <input
          class="govuk-input"
          id="question"
          autoComplete="off"
          maxLength={200}
          aria-describedby="question-hint"
          value={question}
          onInput={(event) => set_question(event.currentTarget.value)}
        />
      </div>
      <button class="govuk-button" type="submit" aria-disabled={!ready}>
        Ask
      </button>
    </form>
  );
}
