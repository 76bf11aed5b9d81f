// What an adviser is asked after a call, filled in as far as the call itself tells. Pure.
import type {AvoidableReason, WrapUp} from '../../generated/api';
import {reasons} from '../words/calls';
import type {Call} from './call';

export type Reason = AvoidableReason | 'none' | 'not_sure';

export interface Draft {
  outcome: WrapUp['outcome'];
  chosen: Reason[];
  repeat: boolean;
}

// The outcome is the likeliest; the reason is never guessed, because a guess would be counted as somebody's word.
export function first_draft(call: Call, called_back: boolean): Draft {
  if (call.known.state === 'transferring') return {outcome: 'handed_over', chosen: [], repeat: false};
  const outcome = called_back || call.known.end_reason === 'callback' ? 'callback' : 'resolved';
  const broken = ['kiosk_lost', 'failed', 'shielded', 'wiped', 'not_arrived', 'wrong_code', 'room_lost'].includes(call.known.end_reason ?? '');
  return {outcome: outcome === 'resolved' && broken ? 'not_resolved' : outcome, chosen: [], repeat: false};
}

// "None" and "not sure" stand alone; the six may stand together.
export function toggled(draft: Draft, reason: Reason): Draft {
  if (draft.chosen.includes(reason)) return {...draft, chosen: draft.chosen.filter((one) => one !== reason)};
  const alone = reason === 'none' || reason === 'not_sure';
  const others = alone ? [] : draft.chosen.filter((one) => one !== 'none' && one !== 'not_sure');
  return {...draft, chosen: [...others, reason]};
}

export function reason_of_key(key: string): Reason | null {
  return reasons.find((one) => one.key === key)?.value ?? null;
}

// Ready to be sent, or null while no reason was chosen.
export function wrapped_up({outcome, chosen, repeat}: Draft): WrapUp | null {
  if (!chosen.length) return null;
  const alone = chosen.find((one) => one === 'none' || one === 'not_sure');
  const listed = chosen.filter((one): one is AvoidableReason => one !== 'none' && one !== 'not_sure');
  return {outcome, reasons: alone ?? listed, ...(repeat ? {repeat} : {})};
}
