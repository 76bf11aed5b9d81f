// What the consoles ask of the hub, one function per operation of provisioning/protocol/openapi.yaml.
import type {
  Appointments,
  AppointmentsKept,
  Called,
  CheckedInFor,
  EnrolmentCode,
  Fleet,
  HelpList,
  HelpRequest,
  OpenedSubmission,
  Overview,
  Queues,
  QueueTicket,
  StatusChange,
  SubmissionHead,
  SubmissionList,
  TicketDone,
} from '../../generated/api';
import {ask} from './session';

const part = encodeURIComponent;

export const list_kiosks = () => ask<Fleet>('/api/v1/kiosks');

export const issue_enrolment_code = (site: string) =>
  ask<EnrolmentCode>('/api/v1/enrolment-codes', {method: 'POST', body: {site}});

export const list_queues = (site: string) => ask<Queues>(`/api/v1/queues?site=${part(site)}`);

export const call_next = (service: string, desk: string, site: string) =>
  ask<Called>(`/api/v1/queues/${part(service)}/call-next`, {method: 'POST', body: {desk, site}});

export const call_ticket = (ticket_id: number, desk: string) =>
  ask<QueueTicket>(`/api/v1/tickets/${ticket_id}/call`, {method: 'POST', body: {desk}});

export const list_appointments = (site: string, day: string) =>
  ask<Appointments>(`/api/v1/appointments?site=${part(site)}${day ? `&day=${part(day)}` : ''}`);

export const put_appointments = (site: string, list: string, day: string) =>
  ask<AppointmentsKept>('/api/v1/appointments', {method: 'POST', body: day ? {site, day, list} : {site, list}});

export const check_in_for = (reference: string, site: string) =>
  ask<CheckedInFor>('/api/v1/appointments/check-in', {method: 'POST', body: {reference, site}});

export const finish_ticket = (ticket_id: number, outcome: TicketDone['outcome']) =>
  ask<QueueTicket>(`/api/v1/tickets/${ticket_id}/done`, {method: 'POST', body: {outcome}});

export const list_submissions = (before: number | null) =>
  ask<SubmissionList>(`/api/v1/submissions?limit=50${before === null ? '' : `&before=${before}`}`);

export const submission_head = (id: string) => ask<SubmissionHead>(`/api/v1/submissions/${part(id)}/head`);

export const set_submission_status = (id: string, change: StatusChange) =>
  ask<SubmissionHead>(`/api/v1/submissions/${part(id)}/status`, {method: 'PUT', body: change});

export const open_submission = (id: string) => ask<OpenedSubmission>(`/api/v1/submissions/${part(id)}`);

export const list_help = () => ask<HelpList>('/api/v1/help');

export const acknowledge_help = (id: string) =>
  ask<HelpRequest>(`/api/v1/help/${part(id)}/acknowledge`, {method: 'POST', body: {}});

export const overview_path = (from: string, to: string, council: string | null, kind: '' | '.csv' = '') =>
  `/api/v1/reports/overview${kind}?from=${part(from)}&to=${part(to)}${council ? `&council=${part(council)}` : ''}`;

export const overview = (from: string, to: string, council: string | null) =>
  ask<Overview>(overview_path(from, to, council));
