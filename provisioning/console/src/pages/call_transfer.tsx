// To somebody else: at once, or after asking them with the customer on hold.
import {useState} from 'preact/hooks';
import type {CallTransfer} from '../../generated/api';
import {session} from '../api/session';
import {is_held, type Call} from '../calls/call';
import * as duty from '../calls/duty';
import {announce} from '../parts/announcer';
import {states} from '../words/calls';

export function TransferForm({call}: {call: Call}) {
  const list = duty.calls.value.value;
  const others = (list?.advisers ?? []).filter((one) => one.name !== session.value?.user.name);
  const skills = list?.skills ?? [];
  const [to, set_to] = useState('');
  const person = to.startsWith('adviser ') ? others.find((one) => `adviser ${one.name}` === to) : undefined;

  const go = async (kind: CallTransfer['kind']) => {
    const [what, ...rest] = to.split(' ');
    const where = what === 'skill' ? {to_skill: rest.join(' ')} : {to_adviser: rest.join(' ')};
    // The customer does not listen while two advisers talk about them.
    if (kind === 'consult' && !is_held(call)) await duty.hold();
    if (to && (await duty.transfer({...where, kind})))
      announce(kind === 'consult' ? 'They are asked.' : 'The call is being transferred.');
  };

  return (
    <form
      class="wm-inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void go('blind');
      }}
    >
      <div class="govuk-form-group">
        <label class="govuk-label govuk-label--s" for="transfer-to">
          To whom
        </label>
        <select class="govuk-select" id="transfer-to" value={to} onChange={(event) => set_to(event.currentTarget.value)}>
          <option value="">Choose</option>
          <optgroup label="People on duty">
            {others.map((one) => (
              <option key={one.name} value={`adviser ${one.name}`}>
                {one.alias} ({states[one.state].name.toLowerCase()})
              </option>
            ))}
          </optgroup>
          <optgroup label="Whoever is free for">
            {skills
              .filter((skill) => skill.id !== call.known.skill)
              .map((skill) => (
                <option key={skill.id} value={`skill ${skill.id}`}>
                  {skill.name}
                </option>
              ))}
          </optgroup>
        </select>
      </div>
      <button class="govuk-button" type="submit" aria-disabled={!to}>
        Transfer now
      </button>
      <button
        class="govuk-button govuk-button--secondary"
        type="button"
        aria-disabled={!person}
        onClick={() => (person ? void go('consult') : undefined)}
      >
        Ask them first
      </button>
    </form>
  );
}
