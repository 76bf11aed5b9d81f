// Which days a report is about, from its address.
import {days_before, iso_day} from '../words/times';

export interface Span {
  from: string;
  to: string;
}

const form = /^\d{4}-\d{2}-\d{2}$/;

export function default_span(today: Date): Span {
  return {from: days_before(today, 6), to: iso_day(today)};
}

export function span_of(from: string | null, to: string | null, today: Date): Span {
  const usual = default_span(today);
  const span = {from: real_day(from) ?? usual.from, to: real_day(to) ?? usual.to};
  return span.from <= span.to ? span : usual;
}

export function span_problem(from: string, to: string): string | null {
  if (!real_day(from)) return 'Enter the first day';
  if (!real_day(to)) return 'Enter the last day';
  return from > to ? 'The last day must be the same as or after the first day' : null;
}

export function spans(today: Date): Array<Span & {name: string}> {
  const to = iso_day(today);
  return [
    {name: 'Today', from: to, to},
    {name: 'Last 7 days', from: days_before(today, 6), to},
    {name: 'Last 28 days', from: days_before(today, 27), to},
  ];
}

function real_day(text: string | null): string | null {
  return text && form.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
