// How far a request has come, as staff choose it and as its customer reads it.
import type {SubmissionHead} from '../../generated/api';
import type {Tone} from '../parts/tag';

export type RequestStatus = SubmissionHead['status'];

interface StatusWords {
  value: RequestStatus;
  name: string;
  hint: string;
  tone: Tone;
}

export const statuses: StatusWords[] = [
  {value: 'received', name: 'Received', hint: 'Nobody has started on it yet.', tone: 'quiet'},
  {value: 'in_progress', name: 'In progress', hint: 'Somebody is working on it.', tone: 'busy'},
  {
    value: 'more_needed',
    name: 'More needed',
    hint: 'Something is missing. The customer is told that you will get in touch with them.',
    tone: 'warn',
  },
  {value: 'finished', name: 'Finished', hint: 'There is nothing more to do.', tone: 'good'},
];

export function status_words(status: RequestStatus): StatusWords {
  return statuses.find(({value}) => value === status) ?? statuses[0]!;
}

// Who typed an answer, where it was not the customer alone.
export function typed_by_words(typed_by: 'staff' | 'both' | undefined): string {
  if (typed_by === undefined) return '';
  return typed_by === 'staff' ? 'Typed by staff' : 'Typed by customer and staff';
}
