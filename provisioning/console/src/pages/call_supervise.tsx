// For supervisors: who is on duty, since when in what state, and with which call.
import type {CallList} from '../../generated/api';
import {now} from '../parts/clock';
import {Tag} from '../parts/tag';
import {states} from '../words/calls';
import {length_of} from '../words/times';

export function Advisers({list}: {list: CallList}) {
  const call_of = (id: string | undefined) => list.calls.find((one) => one.call_id === id);
  return (
    <section class="wm-panel" aria-labelledby="advisers">
      <h2 class="govuk-heading-m" id="advisers">
        Advisers on duty
      </h2>
      {list.advisers.length ? (
        <table class="govuk-table wm-table wm-table--stacks wm-last">
          <caption class="govuk-visually-hidden">Advisers, their state, for how long, and the call they have</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {['Adviser', 'State', 'For', 'Call'].map((head) => (
                <th key={head} scope="col" class="govuk-table__header">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {list.advisers.map((one) => {
              const call = call_of(one.call_id);
              return (
                <tr class="govuk-table__row" key={one.name}>
                  <th scope="row" class="govuk-table__header">
                    {one.alias}
                  </th>
                  <td class="govuk-table__cell" data-label="State">
                    <Tag tone={states[one.state].tone}>{states[one.state].name}</Tag>
                  </td>
                  <td class="govuk-table__cell" data-label="For">
                    {length_of(now.value - one.since)}
                  </td>
                  <td class="govuk-table__cell" data-label="Call">
                    {call ? `${call.skill_name}, ${call.kiosk_name}` : 'None'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        <p class="govuk-body wm-last">Nobody is on duty: customers are told so, and offered other ways.</p>
      )}
    </section>
  );
}
