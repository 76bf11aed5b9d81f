// Times as people say them. The hub sends whole milliseconds since 1970-01-01 UTC; the browser knows the zone.

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const day_ms = 24 * hour_ms;

export function count_of(n: number, one: string, many: string = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}

export function clock_time(at: number, zone?: string): string {
  return new Date(at).toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit', timeZone: zone});
}

export function day_and_time(at: number, now: number, zone?: string): string {
  const day = (time: number) => new Date(time).toLocaleDateString('en-GB', {dateStyle: 'long', timeZone: zone});
  if (day(at) === day(now)) return `today at ${clock_time(at, zone)}`;
  return `${day(at)} at ${clock_time(at, zone)}`;
}

export function ago(at: number, now: number): string {
  const gone = Math.max(0, now - at);
  if (gone < minute_ms) return 'less than a minute ago';
  return `${length_of(gone)} ago`;
}

// "6 minutes", "2 hours", "3 days": one unit, rounded down, as in speech.
export function length_of(ms: number): string {
  if (ms < minute_ms) return 'less than a minute';
  if (ms < hour_ms) return count_of(Math.floor(ms / minute_ms), 'minute');
  if (ms < 2 * day_ms) return count_of(Math.floor(ms / hour_ms), 'hour');
  return count_of(Math.floor(ms / day_ms), 'day');
}

export function minutes(n: number): string {
  return count_of(Math.round(n), 'minute');
}

export function wait_range(about: number, up_to: number): string {
  if (up_to <= 0) return 'No wait';
  if (up_to <= about) return `About ${minutes(about)}`;
  return `About ${minutes(about)}, up to ${up_to}`;
}

// How far a kiosk's clock is from the hub's. Half a minute is what a network and a busy machine can make of nothing.
export function clock_words(skew_ms: number | undefined): string {
  if (skew_ms === undefined) return 'Not known';
  if (Math.abs(skew_ms) < 30_000) return 'Right';
  return `${length_of(Math.abs(skew_ms))} ${skew_ms > 0 ? 'fast' : 'slow'}`;
}

// "2026-11-22" is a day of the council, not a moment: it is never shifted by a zone.
export function day_words(day: string, style: 'long' | 'short' = 'long'): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  if (style === 'short') return date.toLocaleDateString('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});
  // Put together here: whether a comma follows the weekday depends on the browser's age.
  const weekday = date.toLocaleDateString('en-GB', {weekday: 'long', timeZone: 'UTC'});
  return `${weekday} ${date.toLocaleDateString('en-GB', {day: 'numeric', month: 'long', timeZone: 'UTC'})}`;
}

// An answer that is a day comes as the kiosk sealed it; staff read it as the customer saw it.
export function answer_words(answer: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(answer)) return answer;
  const date = new Date(`${answer}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return answer;
  return date.toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
}

export function iso_day(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function days_before(at: Date, days: number): string {
  return iso_day(new Date(at.getFullYear(), at.getMonth(), at.getDate() - days));
}
