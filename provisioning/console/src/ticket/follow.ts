// What the hub says of the ticket. Every answer is one of three: how it stands, that there is none, or nothing at all.
import type {MyTicket} from '../../generated/api';

export type Answer = {kind: 'ticket'; ticket: MyTicket} | {kind: 'gone'} | {kind: 'unreachable'};
export type Act = 'more-time' | 'leave';

const patience_ms = 10_000;

export async function ask(code: string, act?: Act, body?: object): Promise<Answer> {
  if (!/^[0-9a-f]{32}$/.test(code)) return {kind: 'gone'};
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience_ms);
  try {
    const answer = await fetch(act ? `/api/v1/my-ticket/${act}` : '/api/v1/my-ticket', {
      method: act ? 'POST' : 'GET',
      headers: {Authorization: `Bearer ${code}`, ...(body ? {'Content-Type': 'application/json'} : {})},
      body: body ? JSON.stringify(body) : null,
      credentials: 'omit',
      cache: 'no-store',
      signal: stop.signal,
    });
    if (answer.status === 404) return {kind: 'gone'};
    if (!answer.ok) return {kind: 'unreachable'};
    return {kind: 'ticket', ticket: (await answer.json()) as MyTicket};
  } catch {
    return {kind: 'unreachable'};
  } finally {
    clearTimeout(timer);
  }
}

const over: ReadonlySet<MyTicket['state']> = new Set(['served', 'left', 'cancelled']);

export function is_over(ticket: MyTicket): boolean {
  return over.has(ticket.state);
}

// When to ask again, in milliseconds; null: never. Slower and slower while the hub cannot be reached.
export function ask_again(answer: Answer, failures: number): number | null {
  if (answer.kind === 'gone') return null;
  if (answer.kind === 'unreachable') return Math.min(60_000, 5_000 * 2 ** Math.min(failures, 5));
  return is_over(answer.ticket) ? null : Math.max(3, answer.ticket.ask_again_s) * 1000;
}
