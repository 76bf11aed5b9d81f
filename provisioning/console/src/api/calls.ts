// What the adviser's desk asks of the hub, one function per operation of provisioning/protocol/openapi.yaml.
import type {
  Adviser,
  AdviserOrder,
  CallbackChange,
  CallbackHead,
  CallbackList,
  CallbackOrder,
  CallDetail,
  CallList,
  CallState,
  CallTransfer,
  OpenedCallback,
  WrapUp,
} from '../../generated/api';
import {ask} from './session';

const part = encodeURIComponent;

export const get_adviser = () => ask<Adviser>('/api/v1/adviser');

export const order_state = (state: AdviserOrder['state']) =>
  ask<Adviser>('/api/v1/adviser/state', {method: 'PUT', body: {state}});

export const list_calls = () => ask<CallList>('/api/v1/calls');

export const get_call = (id: string) => ask<CallDetail>(`/api/v1/calls/${part(id)}`);

const act =
  <Answer>(what: string) =>
  (id: string, body: object = {}) =>
    ask<Answer>(`/api/v1/calls/${part(id)}/${what}`, {method: 'POST', body});

export const accept_call = act<CallState>('accept');
export const take_call = act<CallState>('take');
export const decline_call = act<unknown>('decline');
export const hold_call = act<CallState>('hold');
export const resume_call = act<CallState>('resume');
export const shield_call = act<CallState>('shield');
export const extend_wrap_up = act<Adviser>('extend');
export const end_call = (id: string) => act<CallState>('end')(id, {reason: 'adviser'});
export const transfer_call = (id: string, where: CallTransfer) => act<CallState>('transfer')(id, where);
export const wrap_up_call = (id: string, wrap_up: WrapUp) => act<Adviser>('wrap-up')(id, wrap_up);

export const list_callbacks = () => ask<CallbackList>('/api/v1/callbacks');

export const open_callback = (id: string) => ask<OpenedCallback>(`/api/v1/callbacks/${part(id)}`);

export const make_callback = (order: CallbackOrder) =>
  ask<CallbackHead>('/api/v1/callbacks', {method: 'POST', body: order});

export const change_callback = (id: string, change: CallbackChange) =>
  ask<CallbackHead>(`/api/v1/callbacks/${part(id)}`, {method: 'PATCH', body: change});
