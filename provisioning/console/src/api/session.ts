// Who is signed in here. `undefined` while we do not know yet, `null` when nobody is.
import {signal} from '@preact/signals';
import type {Session} from '../../generated/api';
import type {Outcome} from './problem';
import {request, type Call} from './request';

export const session = signal<Session | null | undefined>(undefined);
export const signed_out_by_hub = signal(false);

// Like `request`, with the session's token, and back to the sign-in page when the hub no longer knows us.
export async function ask<T>(path: string, call: Call = {}): Promise<Outcome<T>> {
  const token = session.value?.csrf_token;
  const outcome = await request<T>(path, token ? {...call, csrf_token: token} : call);
  if (!outcome.ok && outcome.problem.kind === 'signed_out' && session.value) {
    signed_out_by_hub.value = true;
    session.value = null;
  }
  return outcome;
}

export async function resume_session(): Promise<Outcome<Session>> {
  const outcome = await request<Session>('/api/v1/session');
  if (outcome.ok) session.value = outcome.value;
  else if (outcome.problem.kind === 'signed_out') session.value = null;
  return outcome;
}

export async function sign_in(name: string, password: string): Promise<Outcome<Session>> {
  const outcome = await request<Session>('/api/v1/session', {method: 'POST', body: {name, password}});
  if (outcome.ok) {
    signed_out_by_hub.value = false;
    session.value = outcome.value;
  }
  return outcome;
}

export async function sign_out(): Promise<Outcome<void>> {
  const outcome = await ask<void>('/api/v1/session', {method: 'DELETE'});
  if (outcome.ok || outcome.problem.kind === 'signed_out') {
    signed_out_by_hub.value = false;
    session.value = null;
  }
  return outcome;
}

export function is_admin(): boolean {
  return session.value?.user.roles.includes('admin') ?? false;
}

export function is_supervisor(): boolean {
  return session.value?.user.roles.includes('supervisor') ?? false;
}

export function site_name(code: string): string {
  return session.value?.sites.find((site) => site.id === code)?.name ?? code;
}
