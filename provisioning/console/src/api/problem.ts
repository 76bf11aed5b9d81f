// What can go wrong between the console and the hub, in words that say what to do next.

export type ProblemKind =
  'offline' | 'signed_out' | 'denied' | 'not_found' | 'conflict' | 'invalid' | 'too_many' | 'busy' | 'fault';

export interface Problem {
  kind: ProblemKind;
  message: string;
  detail?: string; // of what was not accepted: where, and what to do, in the hub's words
}

export type Outcome<T> = {ok: true; value: T} | {ok: false; problem: Problem};

const sentences: Record<ProblemKind, string> = {
  offline: 'The hub cannot be reached. Check this device’s connection. We keep trying.',
  signed_out: 'You have been signed out. Sign in again.',
  denied: 'Your account is not allowed to do this. Ask an administrator.',
  not_found: 'It is no longer there. Somebody else may have dealt with it.',
  conflict: 'Somebody else got there first. Look again before you go on.',
  invalid: 'The hub did not accept this. Check what you entered.',
  too_many: 'There were too many tries.',
  busy: 'The hub is busy.',
  fault: 'Something went wrong on the hub. Try again, and tell an administrator if it goes on.',
};

export function problem(kind: ProblemKind, retry_after_s = 0): Problem {
  if (kind !== 'busy' && kind !== 'too_many') return {kind, message: sentences[kind]};
  const wait = retry_after_s > 0 ? `in ${waiting_time(retry_after_s)}` : 'in a moment';
  return {kind, message: `${sentences[kind]} Try again ${wait}.`};
}

export function kind_of_status(status: number): ProblemKind {
  switch (status) {
    case 401:
      return 'signed_out';
    case 403:
      return 'denied';
    case 404:
    case 410:
      return 'not_found';
    case 409:
      return 'conflict';
    case 429:
      return 'too_many';
    case 503:
      return 'busy';
    default:
      return status >= 400 && status < 500 ? 'invalid' : 'fault';
  }
}

function waiting_time(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
