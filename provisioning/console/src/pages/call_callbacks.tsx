// People who are to be called back: whose it is, by when, what was tried, how it ended. Whoever opens or changes one
// becomes its owner; none is without one after that.
import {useState} from 'preact/hooks';
import type {CallbackChange, CallbackHead, OpenedCallback} from '../../generated/api';
import * as hub from '../api/calls';
import type {Outcome} from '../api/problem';
import {useResource, type Resource} from '../api/resource';
import {due_for} from '../calls/callback_due';
import {new_uuid} from '../api/uuid';
import type {Call} from '../calls/call';
import {announce} from '../parts/announcer';
import {now} from '../parts/clock';
import {ErrorSummary} from '../parts/error_summary';
import {Loaded} from '../parts/page';
import {Tag} from '../parts/tag';
import {callback_outcomes, phone_time, tries} from '../words/calls';
import {language_name} from '../words/names';
import {count_of, day_and_time} from '../words/times';

export function Callbacks() {
  const list = useResource(hub.list_callbacks, ['callbacks']);
  return (
    <section class="wm-panel" aria-labelledby="callbacks">
      <h2 class="govuk-heading-m" id="callbacks">
        To call back
      </h2>
      <Loaded resource={list} what="the callbacks">
        {({callbacks}) => {
          const open = callbacks.filter((one) => one.state === 'open');
          return open.length ? (
            <ul class="wm-callbacks">
              {open.map((one) => (
                <Callback key={one.callback_id} callback={one} list={list} />
              ))}
            </ul>
          ) : (
            <p class="govuk-body wm-last">Nobody waits to be called back.</p>
          );
        }}
      </Loaded>
    </section>
  );
}

function Callback({callback, list}: {callback: CallbackHead; list: Resource<unknown>}) {
  const [opened, set_opened] = useState<OpenedCallback | null>(null);
  const [problem, set_problem] = useState('');
  const id = callback.callback_id;
  const about = callback.skill_name ?? 'No topic chosen';
  const late = callback.due_at !== undefined && callback.due_at < now.value;

  const tried = async <T,>(asked: Promise<Outcome<T>>, after: (value: T) => void = () => undefined) => {
    const outcome = await asked;
    set_problem(outcome.ok ? '' : outcome.problem.message);
    if (outcome.ok) after(outcome.value);
    await list.refresh();
  };
  const change = (what: CallbackChange) => tried(hub.change_callback(id, what));
  // Who looks at one that is nobody's has it from then on, by a time that can be changed.
  const take = (inside: OpenedCallback) => {
    set_opened(inside);
    if (callback.owner === undefined) void change({due_at: due_for(inside.when, new Date(now.peek())).getTime()});
  };

  return (
    <li class="wm-callback">
      <div class="wm-callback__head">
        <strong>{about}</strong>
        <span>{language_name(callback.language)}</span>
        {callback.due_at === undefined ? null : (
          <Tag tone={late ? 'bad' : 'quiet'}>
            {`${late ? 'Was due' : 'Due'} ${day_and_time(callback.due_at, now.value)}`}
          </Tag>
        )}
      </div>
      <p class="wm-callback__about">
        {callback.owner_name ?? callback.owner ?? 'Nobody has it yet'}.{' '}
        {callback.attempts.length ? count_of(callback.attempts.length, 'try', 'tries') : 'Not tried yet'}.{' '}
        {problem ? <strong role="alert">{problem}</strong> : null}
      </p>
      {opened ? (
        <>
          <dl class="wm-facts">
            <Fact name="Name" value={opened.name} />
            <Fact name="Telephone" value={opened.phone} />
            <Fact name="When" value={phone_time(opened.when)} />
          </dl>
          <div class="wm-callback__acts">
            <label class="govuk-label" for={`due-${id}`}>
              Due
            </label>
            <input
              class="govuk-input govuk-input--width-10"
              id={`due-${id}`}
              type="datetime-local"
              value={callback.due_at === undefined ? '' : local_time(callback.due_at)}
              onChange={(event) => {
                const due_at = Date.parse(event.currentTarget.value);
                if (!Number.isNaN(due_at)) void change({due_at});
              }}
            />
            <label class="govuk-label" for={`try-${id}`}>
              Tried
            </label>
            <select
              class="govuk-select"
              id={`try-${id}`}
              value=""
              onChange={(event) => void change({attempt: event.currentTarget.value as keyof typeof tries})}
            >
              <option value="">Choose</option>
              {Object.entries(tries).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
            <label class="govuk-label" for={`outcome-${id}`}>
              Close it
            </label>
            <select
              class="govuk-select"
              id={`outcome-${id}`}
              value=""
              onChange={(event) =>
                void change({outcome: event.currentTarget.value as keyof typeof callback_outcomes})
              }
            >
              <option value="">Choose</option>
              {Object.entries(callback_outcomes).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </>
      ) : (
        <button class="wm-link-button" type="button" onClick={() => void tried(hub.open_callback(id), take)}>
          {callback.owner === undefined ? 'Open it and take it' : 'Open it'}
          <span class="govuk-visually-hidden"> : {about}</span>
        </button>
      )}
    </li>
  );
}

function Fact({name, value}: {name: string; value: string}) {
  return (
    <div class="wm-facts__row">
      <dt>{name}</dt>
      <dd dir="auto">{value || 'Not said'}</dd>
    </div>
  );
}

const two_hours_ms = 2 * 60 * 60_000;

// As the field of a browser wants it: local time without a zone.
function local_time(at: number): string {
  const zone_ms = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zone_ms).toISOString().slice(0, 16);
}

export function CallbackForm({call, done}: {call: Call; done: () => void}) {
  const [name, set_name] = useState('');
  const [phone, set_phone] = useState('');
  const [when, set_when] = useState('');
  const [due, set_due] = useState(local_time(Date.now() + two_hours_ms));
  const [errors, set_errors] = useState<Array<{text: string; href?: string}>>([]);

  const save = async (event: Event) => {
    event.preventDefault();
    const missing = [
      ...(name.trim() ? [] : [{text: 'Enter the name', href: '#callback-name'}]),
      ...(phone.trim().length >= 3 ? [] : [{text: 'Enter the telephone number', href: '#callback-phone'}]),
      ...(Number.isNaN(Date.parse(due)) ? [{text: 'Enter when it is due', href: '#callback-due'}] : []),
    ];
    set_errors(missing);
    if (missing.length) return;
    const {call_id, skill, language} = call.known;
    const order = {callback_id: new_uuid(), call_id, skill, language, name: name.trim(), phone: phone.trim()};
    const made = await hub.make_callback({...order, when: when.trim(), due_at: Date.parse(due)});
    set_errors(made.ok ? [] : [{text: made.problem.message}]);
    if (!made.ok) return;
    announce('The callback is kept. It is yours.');
    set_name('');
    set_phone('');
    done();
  };
  const field = (id: string, label: string, value: string, set: (value: string) => void, type = 'text') => (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for={`callback-${id}`}>
        {label}
      </label>
      <input
        class="govuk-input govuk-input--width-20"
        id={`callback-${id}`}
        type={type as 'text'}
        autoComplete="off"
        maxLength={120}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <ErrorSummary errors={errors} />
      <div class="wm-inline-form">
        {field('name', 'Name', name, set_name)}
        {field('phone', 'Telephone', phone, set_phone, 'tel')}
        {field('when', 'What suits them', when, set_when)}
        {field('due', 'Due', due, set_due, 'datetime-local')}
        <button class="govuk-button" type="submit">
          Keep the callback
        </button>
      </div>
    </form>
  );
}
