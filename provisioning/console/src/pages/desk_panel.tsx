import {useEffect, useState} from 'preact/hooks';
import type {QueueTicket, TicketDone} from '../../generated/api';
import {session} from '../api/session';
import {now} from '../parts/clock';
import {length_of} from '../words/times';
import {desk, longest_desk, set_desk} from './desk';

interface DeskProps {
  site: string;
  on_site: (site: string) => void;
  missing: boolean;
}

export function DeskPanel({site, on_site, missing}: DeskProps) {
  const sites = session.value?.sites ?? [];
  const [typed, set_typed] = useState(desk.value);
  useEffect(() => set_typed(desk.value), [desk.value]);
  return (
    <form
      class="wm-panel wm-inline-form wm-desk"
      onSubmit={(event) => {
        event.preventDefault();
        set_desk(typed);
      }}
    >
      <div class={missing ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <label class="govuk-label govuk-label--s" for="desk">
          Your desk
        </label>
        <div class="govuk-hint" id="desk-hint">
          What customers are told, like Desk 3
        </div>
        {missing ? (
          <p class="govuk-error-message" id="desk-error">
            <span class="govuk-visually-hidden">Error: </span>Enter the name of your desk
          </p>
        ) : null}
        <input
          class={missing ? 'govuk-input govuk-input--error govuk-input--width-10' : 'govuk-input govuk-input--width-10'}
          id="desk"
          value={typed}
          maxLength={longest_desk}
          autoComplete="off"
          aria-describedby={missing ? 'desk-hint desk-error' : 'desk-hint'}
          onInput={(event) => set_typed(event.currentTarget.value)}
          onBlur={() => set_desk(typed)}
        />
      </div>
      {sites.length > 1 ? (
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="site">
            Where
          </label>
          <select class="govuk-select" id="site" value={site} onChange={(event) => on_site(event.currentTarget.value)}>
            {sites.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      ) : null}
    </form>
  );
}

interface MineProps {
  tickets: Array<{ticket: QueueTicket; service: string}>;
  finish: (ticket: QueueTicket, outcome: TicketDone['outcome']) => void;
}

export function AtMyDesk({tickets, finish}: MineProps) {
  if (!tickets.length) return null;
  return (
    <section class="wm-mine" aria-labelledby="mine">
      <h2 class="wm-mine__heading" id="mine">
        At your desk
      </h2>
      <ul class="wm-mine__list">
        {tickets.map(({ticket, service}) => (
          <li class="wm-mine__ticket" key={ticket.ticket_id}>
            <p class="wm-mine__number">{ticket.display}</p>
            <p class="wm-mine__about">
              {service}
              {ticket.called_at === undefined ? null : (
                <span>Called {length_of(now.value - ticket.called_at)} ago</span>
              )}
            </p>
            <div class="wm-mine__actions">
              <button class="govuk-button" type="button" onClick={() => finish(ticket, 'served')}>
                Done<span class="govuk-visually-hidden"> with {ticket.display}</span>
              </button>
              <button
                class="govuk-button govuk-button--secondary"
                type="button"
                onClick={() => finish(ticket, 'no_show')}
              >
                Did not come<span class="govuk-visually-hidden"> {ticket.display}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
