// One call to the hub. Never throws: a lost network, a refusal and a broken answer are all a Problem.
import type {Error as HubError} from '../../generated/api';
import {kind_of_status, problem, type Outcome} from './problem';

const patience_ms = 15_000; // the hub answers within a second or not at all

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  csrf_token?: string;
}

export async function request<T>(path: string, call: Call = {}): Promise<Outcome<T>> {
  const headers: Record<string, string> = {Accept: 'application/json'};
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  if (call.csrf_token) headers['X-CSRF-Token'] = call.csrf_token;
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience_ms),
      ...(call.body === undefined ? {} : {body: JSON.stringify(call.body)}),
    });
    text = await response.text();
  } catch {
    return {ok: false, problem: problem('offline')};
  }
  if (!response.ok) {
    const found = problem(kind_of_status(response.status), Number(response.headers.get('Retry-After')));
    return {ok: false, problem: found.kind === 'invalid' ? {...found, ...detail_of(text)} : found};
  }
  try {
    return {ok: true, value: (text === '' ? undefined : JSON.parse(text)) as T};
  } catch {
    return {ok: false, problem: problem('fault')};
  }
}

// "line 7: day and time: must be as …", from an Error of openapi.yaml.
function detail_of(text: string): {detail?: string} {
  try {
    const {where, detail} = (JSON.parse(text) as HubError).error;
    return detail ? {detail: `${where}: ${detail}`} : {};
  } catch {
    return {};
  }
}
