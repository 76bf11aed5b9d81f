// How a kiosk is, in one word for the eye and in sentences for whoever must go there.
import type {Device, Kiosk} from '../../generated/api';
import type {Tone} from '../parts/tag';
import {language_name, plain_words, screen_name, sentence} from '../words/names';
import {ago, clock_words, count_of} from '../words/times';

export interface Condition {
  tone: Tone;
  label: string;
  reasons: string[]; // what needs a person; empty when nothing does
}

// A clock further out than this puts wrong times on receipts and makes tokens fail.
const worrying_skew_ms = 5 * 60_000;

// So long it is told that somebody tried too many PINs.
const pins_locked_shown_ms = 24 * 60 * 60_000;

export function condition_of(kiosk: Kiosk, newest_bundle: number, now: number): Condition {
  if (kiosk.status === 'revoked') return {tone: 'quiet', label: 'Revoked', reasons: []};
  if (kiosk.last_seen_at === null && !kiosk.connected) {
    return {tone: 'quiet', label: 'Not seen yet', reasons: ['It has been enrolled but has never called the hub.']};
  }
  if (!kiosk.connected) {
    return {tone: 'bad', label: 'Not connected', reasons: ['It does not answer. Check its power and its network.']};
  }
  const reasons = reasons_of(kiosk, newest_bundle, now);
  if (kiosk.report?.glass === 'out_of_service') {
    const why = kiosk.report.reason ? `: ${plain_words(kiosk.report.reason).toLowerCase()}` : '';
    return {tone: 'bad', label: 'Out of service', reasons: [`It is out of service${why}.`, ...reasons]};
  }
  if (reasons.length) return {tone: 'warn', label: 'Needs attention', reasons};
  return {tone: 'good', label: 'Working', reasons};
}

function reasons_of(kiosk: Kiosk, newest_bundle: number, now: number): string[] {
  const report = kiosk.report;
  const reasons: string[] = [];
  for (const device of report?.devices ?? []) {
    if (device.state !== 'ready') reasons.push(`${device_name(device)}: ${device_state(device)}.`);
  }
  if (report?.bundle_refused)
    reasons.push(`It did not adopt configuration ${newest_bundle}: ${report.bundle_refused}.`);
  if (Math.abs(kiosk.clock_skew_ms ?? 0) > worrying_skew_ms)
    reasons.push(`Its clock is ${clock_words(kiosk.clock_skew_ms)}.`);
  else if (report?.clock === 'suspect') reasons.push('It does not trust its clock.');
  if (report?.outbox_put_aside)
    reasons.push(`The hub refused ${count_of(report.outbox_put_aside, 'record')}. The kiosk keeps them: tell support.`);
  for (const part of kiosk.last_check?.broken ?? []) reasons.push(`The opening check found: ${part} does not work.`);
  if (kiosk.pins_locked_at !== undefined && now - kiosk.pins_locked_at < pins_locked_shown_ms)
    reasons.push(`Too many wrong staff PINs were tried, ${ago(kiosk.pins_locked_at, now)}.`);
  return reasons;
}

export function glass_words(kiosk: Kiosk): string {
  const report = kiosk.report;
  if (!report || !kiosk.connected) return 'Not known';
  switch (report.glass) {
    case 'attract':
      return kiosk.kept ? 'Kept for a customer on the way to it' : 'Waiting for a customer';
    case 'in_use':
      return `In use: ${screen_name(report.screen)}`;
    case 'closed':
      return 'Closed';
    case 'out_of_service':
      return 'Out of service';
    case 'staff':
      return 'Staff are at its menu';
  }
}

// Who tried every part of it last, and when.
export function check_words(kiosk: Kiosk, now: number): string {
  const check = kiosk.last_check;
  if (!check) return 'Never signed';
  const found = check.broken.length ? `not working: ${check.broken.join(', ')}` : 'all works';
  return sentence(`${ago(check.at, now)}, by number ${check.staff}, ${found}`);
}

const endings: Record<string, string> = {
  goodbye: 'Came to its end',
  start_again: 'Customer started again',
  timeout: 'Left, and cleared',
  fault: 'Stopped by a fault',
};

export function last_visit_words(kiosk: Kiosk, now: number): string {
  const last = kiosk.last_session;
  if (!last) return 'Not known';
  return `${endings[last.outcome] ?? plain_words(last.outcome)}, ${ago(last.ended_at, now)}`;
}

export function configuration_words(kiosk: Kiosk, newest_bundle: number): string {
  const running = kiosk.report?.bundle_version;
  if (running === undefined) return 'Not known';
  if (running === 0) return 'None yet';
  return running === newest_bundle
    ? `Version ${running}, the newest`
    : `Version ${running}, the newest is ${newest_bundle}`;
}

// The names of the languages in which a native speaker has read all that it may show.
export function read_languages(kiosk: Kiosk): string {
  const unread = new Set((kiosk.unread ?? []).flatMap((part) => part.languages));
  const languages = (kiosk.report?.languages ?? []).filter((each) => each.reviewed && !unread.has(each.tag));
  return languages.map((each) => each.name).join(', ');
}

// What nobody has read yet, and in which languages: "Report a missed bin: Polish". What is unread in the same ones
// shares a line.
export function unread_lines(kiosk: Kiosk): string[] {
  const reported = kiosk.report?.languages ?? [];
  const own = reported.filter((each) => !each.reviewed).map((each) => each.tag);
  const name_of = (tag: string) => reported.find((each) => each.tag === tag)?.name ?? language_name(tag);
  const parts = new Map<string, string[]>();
  const add = (part: string, tags: string[]) => {
    const languages = tags.map(name_of).join(', ');
    if (languages) parts.set(languages, [...(parts.get(languages) ?? []), part]);
  };
  add('Words of the kiosk', own);
  for (const each of kiosk.unread ?? []) {
    add(each.part === 'council' ? `Words of ${each.title}` : each.title, each.languages);
  }
  return [...parts].map(([languages, named]) => `${named.join('; ')}: ${languages}`);
}

export function device_name(device: Device): string {
  return plain_words(device.kind);
}

const device_states: Record<Device['state'], string> = {
  ready: 'ready',
  attention: 'needs attention',
  failed: 'not working',
  absent: 'not found',
};

export function device_state(device: Device): string {
  const detail = device.detail ? plain_words(device.detail).toLowerCase() : '';
  if (device.state === 'ready') return detail && detail !== 'ready' ? `ready, ${detail}` : 'ready';
  return detail || device_states[device.state];
}
