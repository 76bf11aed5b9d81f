// A heading and words that the adviser writes: to be printed at the kiosk, or shown on its glass. What is written stays
// while other drawers are open, and goes with the call.
import type {Call} from '../calls/call';
import {faults_of, finished_paper, no_paper, type Paper} from '../calls/paper';
import {announce} from '../parts/announcer';
import {ask_for, Wait} from './call_ask';

export interface PaperDraft {
  paper: Paper;
  change: (paper: Paper) => void;
}

interface PaperProps {
  call: Call;
  what: 'Paper' | 'Document';
  act: string;
  draft: PaperDraft;
  send: (paper: {title: string; lines: string[]}) => void;
}

export function PaperForm({call, what, act, draft: {paper, change}, send}: PaperProps) {
  const name = what.toLowerCase();
  const faults = faults_of(paper);
  const finished = call.open.assist ? finished_paper(paper) : null;
  const submit = (event: Event) => {
    event.preventDefault();
    if (finished) return send(finished);
    // To the field that stops it; what is wrong there is said even when the focus was on it.
    const title_stops = !paper.title.trim() || faults.title !== '';
    document.getElementById(title_stops ? `${name}-title` : `${name}-text`)?.focus();
    announce(faults.title || faults.text);
  };
  return (
    <form aria-label={what} onSubmit={submit}>
      <PaperField
        id={`${name}-title`}
        label={`Heading of the ${name}`}
        fault={faults.title}
        value={paper.title}
        write={(title) => change({...paper, title})}
      />
      <PaperField
        id={`${name}-text`}
        label={`Words of the ${name}`}
        fault={faults.text}
        value={paper.text}
        write={(text) => change({...paper, text})}
        rows={4}
      />
      <button class="govuk-button wm-flush" type="submit" aria-disabled={!finished}>
        {act}
      </button>
    </form>
  );
}

interface FieldProps {
  id: string;
  label: string;
  fault: string;
  value: string;
  write: (words: string) => void;
  rows?: number; // of a field with more than one line
}

// No limit of the browser's: it would cut what is pasted without a word.
function PaperField({id, label, fault, value, write, rows}: FieldProps) {
  const of_kind = (kind: string) => (fault ? `${kind} ${kind}--error` : kind);
  const field = {
    id,
    value,
    autoComplete: 'off',
    onInput: (event: {currentTarget: {value: string}}) => write(event.currentTarget.value),
    ...(fault ? {'aria-describedby': `${id}-fault`, 'aria-invalid': true as const} : {}),
  };
  return (
    <div class={fault ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      {fault ? (
        <p class="govuk-error-message" id={`${id}-fault`}>
          <span class="govuk-visually-hidden">Error: </span>
          {fault}
        </p>
      ) : null}
      {rows ? (
        <textarea class={of_kind('govuk-textarea')} rows={rows} {...field} />
      ) : (
        <input class={of_kind('govuk-input')} {...field} />
      )}
    </div>
  );
}

export function PrintDrawer({call, draft}: {call: Call; draft: PaperDraft}) {
  const print = (paper: {title: string; lines: string[]}) => {
    ask_for({type: 'print', ...paper}, paper.title);
    draft.change(no_paper); // a second press would be a second sheet
  };
  return (
    <Wait call={call} kind="print">
      <PaperForm call={call} what="Paper" act="Print it at the kiosk" draft={draft} send={print} />
    </Wait>
  );
}
