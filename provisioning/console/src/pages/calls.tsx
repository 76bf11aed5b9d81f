// The adviser's desk: my state and who waits; a call with all that helps in it; then the wrap-up.
import {useState} from 'preact/hooks';
import type {Adviser, CallDetail, CallList} from '../../generated/api';
import {is_supervisor} from '../api/session';
import * as duty from '../calls/duty';
import {keys} from '../parts/call_watch';
import {now} from '../parts/clock';
import {ErrorSummary} from '../parts/error_summary';
import {Empty, Loaded, Page} from '../parts/page';
import {Tag} from '../parts/tag';
import {states, where_of} from '../words/calls';
import {language_name, plain_words} from '../words/names';
import {ago, clock_time, length_of} from '../words/times';
import {Callbacks} from './call_callbacks';
import {CallDesk, Told} from './call_desk';
import {DevicesCheck} from './call_devices';
import {Advisers} from './call_supervise';
import {WrapUpForm} from './call_wrap_up';

export function CallsPage() {
  const [called_back, set_called_back] = useState('');
  const call = duty.call.value;
  const done = duty.finished.value;
  const trouble = duty.trouble.value;
  const errors = trouble ? [{text: trouble}] : [];
  if (call) {
    return (
      <Page title={`Call: ${call.detail.summary.skill_name}`} heading={call.detail.summary.skill_name}>
        <ErrorSummary errors={errors} />
        <CallDesk call={call} called_back={() => set_called_back(call.known.call_id)} />
        <Shortcuts />
      </Page>
    );
  }
  return (
    <Page title={duty.ring.value ? 'Ringing: calls' : 'Calls'} heading="Calls">
      <ErrorSummary errors={errors} />
      {done ? (
        <WrapUpForm key={done.known.call_id} call={done} called_back={called_back === done.known.call_id} />
      ) : null}
      <Loaded resource={duty.adviser} what="your state">
        {(me) => <OnDuty me={me} />}
      </Loaded>
    </Page>
  );
}

function OnDuty({me}: {me: Adviser}) {
  const none = (
    <Empty title="No calls come to you">
      Your account has no skill that customers can ask for. An administrator adds it.
    </Empty>
  );
  if (!me.skills.length && !is_supervisor()) return none;
  return (
    <>
      {duty.elsewhere.value ? <Elsewhere /> : null}
      {duty.consulted.value ? <Advice detail={duty.consulted.value} /> : null}
      {me.skills.length ? <MyState me={me} /> : none}
      <div class="wm-duty-columns">
        <div>
          <Loaded resource={duty.calls} what="who is waiting">
            {(list) => <Waiting list={list} />}
          </Loaded>
          {is_supervisor() ? (
            <Loaded resource={duty.calls} what="who is on duty">
              {(list) => <Advisers list={list} />}
            </Loaded>
          ) : null}
          <Callbacks />
        </div>
        <div>
          <DevicesCheck />
          <Shortcuts />
        </div>
      </div>
    </>
  );
}

function Elsewhere() {
  return (
    <section class="wm-panel wm-wrap" aria-labelledby="elsewhere">
      <h2 class="govuk-heading-m" id="elsewhere">
        Your call is in another window or browser
      </h2>
      <p class="govuk-body">If that one is closed, take the call here. The customer waits for a moment.</p>
      <button class="govuk-button wm-flush" type="button" onClick={() => void duty.take_here()}>
        Take it here
      </button>
    </section>
  );
}

// Somebody asks before they hand over. The customer stays with them until they do.
function Advice({detail}: {detail: CallDetail}) {
  const {summary} = detail;
  return (
    <section class="wm-panel wm-wrap" aria-labelledby="advice">
      <h2 class="govuk-heading-m" id="advice">
        {summary.adviser ?? 'A colleague'} asks for your advice
      </h2>
      <p class="govuk-body">
        {summary.skill_name}, {where_of(summary)}, {language_name(summary.language)}. The customer is on hold. If the
        call is handed to you, it begins here by itself.
      </p>
      <Told detail={detail} language={summary.language} />
    </section>
  );
}

const orders = [
  {state: 'available', name: 'Available'},
  {state: 'break', name: 'Break'},
  {state: 'away', name: 'Away'},
] as const;

function MyState({me}: {me: Adviser}) {
  const {name, tone} = states[me.state];
  const skills = duty.calls.value.value?.skills ?? [];
  const skill_name = (id: string) => skills.find((one) => one.id === id)?.name ?? plain_words(id);
  return (
    <section class="wm-panel wm-duty" aria-labelledby="duty">
      <div class="wm-duty__now">
        <h2 class="wm-duty__title" id="duty">
          You are: <Tag tone={tone}>{name}</Tag>
          {me.next_state ? <span class="wm-duty__next"> then {states[me.next_state].name.toLowerCase()}</span> : null}
        </h2>
        <p class="wm-duty__about">
          Since {clock_time(me.since)}. Customers see “{me.alias}”. {me.skills.map(skill_name).join(', ')}.{' '}
          {me.languages.map(language_name).join(', ')}.
        </p>
      </div>
      <div class="wm-duty__acts" role="group" aria-label="Change your state">
        {orders.map((one) => (
          <button
            key={one.state}
            type="button"
            class="wm-duty__act"
            aria-pressed={(me.next_state ?? me.state) === one.state}
            onClick={() => void duty.order(one.state)}
          >
            {one.name}
          </button>
        ))}
      </div>
    </section>
  );
}

function Waiting({list}: {list: CallList}) {
  const waiting = list.calls.filter((one) => one.state === 'waiting' || one.state === 'offered');
  const under_way = list.calls.filter((one) => !waiting.includes(one));
  return (
    <section class="wm-panel" aria-labelledby="waiting">
      <h2 class="govuk-heading-m" id="waiting">
        Waiting for a call
      </h2>
      {waiting.length ? (
        <table class="govuk-table wm-table wm-table--stacks">
          <caption class="govuk-visually-hidden">Customers who wait, in the order in which they are answered</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {['About', 'Where', 'Language', 'Waiting'].map((head) => (
                <th key={head} scope="col" class="govuk-table__header">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {waiting.map((one) => (
              <tr class="govuk-table__row" key={one.call_id}>
                <th scope="row" class="govuk-table__header">
                  {one.skill_name}
                </th>
                <td class="govuk-table__cell" data-label="Where">
                  {where_of(one)}
                </td>
                <td class="govuk-table__cell" data-label="Language">
                  {language_name(one.language)}
                </td>
                <td class="govuk-table__cell" data-label="Waiting">
                  {length_of(Math.max(one.waited_ms, now.value - one.asked_at))}
                  {one.adviser ? <span class="wm-duty__rings">Rings at {one.adviser}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="govuk-body wm-last">Nobody is waiting.</p>
      )}
      {list.advisers.length && !is_supervisor() ? (
        <p class="wm-under-way">
          On duty: {list.advisers.map((one) => `${one.alias} (${states[one.state].name.toLowerCase()})`).join(', ')}.
        </p>
      ) : null}
      {under_way.length ? (
        <ul class="wm-under-way wm-under-way--list" aria-label="Calls under way">
          {under_way.map((one) => (
            <li key={one.call_id}>
              {one.skill_name}, {one.kiosk_name}: {one.adviser ?? 'between two advisers'}, asked{' '}
              {ago(one.asked_at, now.value)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Shortcuts() {
  return (
    <details class="govuk-details wm-shortcuts">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Keyboard shortcuts</span>
      </summary>
      <dl class="wm-shortcuts__list">
        {keys.map((one) => (
          <div key={one.keys}>
            <dt>
              <kbd>{one.keys}</kbd>
            </dt>
            <dd>{one.does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
