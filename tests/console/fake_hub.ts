// A hub's double: the browser side of openapi.yaml over a council in memory, with the headers that the real one sends.
// What it answers is held against the description. It can be told to fail, to go away and to come back.
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';
import {WebSocketServer, type WebSocket} from 'ws';
import type {
  Appointments,
  CallSignal,
  HelpRequest,
  LiveChanged,
  LiveCommand,
  MirrorInput,
  MyTicket,
  OpenedSubmission,
  Overview,
  Queue,
  Fleet,
  Session,
  SubmissionHead,
} from '../../provisioning/console/generated/api';
import type {View} from '../../provisioning/console/generated/view';
import {must_be_view, must_fit} from './contract';
import {FakeCalls} from './fake_calls';
import * as sample from './sample';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export class FakeHub {
  session: Session | null = null;
  roles: Session['user']['roles'] = ['staff', 'supervisor', 'admin'];
  fleet: Fleet;
  queues: Queue[];
  appointments: Appointments;
  taken_lists: string[] = [];
  taken_days: string[] = [];
  wrong_list = ''; // what is wrong with the next list
  help: HelpRequest[];
  submissions: OpenedSubmission[];
  report: Overview;
  calls: FakeCalls;
  my_ticket: MyTicket | null = null;
  on_ticket: (act: string, body: Record<string, string>) => void = () => undefined;
  view: View | null = null;
  inputs: MirrorInput[] = [];
  opened: string[] = [];
  failing: number | null = null; // status for every answer of the interface
  broken = ''; // the one thing that fails, as in the address: kiosks, queues
  silent = false; // holds every answer of the interface back
  #server: Server;
  #sockets = new WebSocketServer({noServer: true});
  #live = new Set<WebSocket>();
  #sequence = 0;
  #site = process.env['WAYMARK_SITE'] ?? '';

  constructor() {
    const now = Date.now();
    this.fleet = sample.fleet(now);
    this.queues = sample.queues(now);
    this.appointments = sample.appointments(now);
    this.help = sample.help_requests(now);
    this.submissions = sample.submissions(now);
    this.report = sample.overview(now);
    this.calls = new FakeCalls(now);
    this.calls.tell = (schema, message) => this.#tell(schema, message);
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => {
      if (!this.session || request.headers.origin !== this.origin || this.failing) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (live) => this.#welcome(live));
    });
  }

  async start(port = 0): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    this.drop_live();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  changed(what: LiveChanged['what']): void {
    this.#tell('LiveChanged', {type: 'changed', what});
  }

  #tell(schema: string, message: object): void {
    must_fit(schema, message);
    for (const live of this.#live) live.send(JSON.stringify(message));
  }

  show(view: View): void {
    must_be_view(view);
    this.view = view;
    for (const live of this.#live) this.#send_frame(live);
  }

  // Until a page is listening: a wake-up before that reaches nobody.
  async live_opened(): Promise<void> {
    while (this.#live.size === 0) await new Promise((done) => this.#sockets.once('waymark', done));
  }

  async got_inputs(enough: (inputs: MirrorInput[]) => boolean): Promise<void> {
    while (!enough(this.inputs)) await new Promise((done) => this.#sockets.once('waymark', done));
  }

  drop_live(): void {
    for (const live of this.#live) live.terminate();
    this.#live.clear();
  }

  #welcome(live: WebSocket): void {
    this.#live.add(live);
    this.#sockets.emit('waymark');
    live.on('close', () => this.#live.delete(live));
    live.on('message', (data) => {
      const command = JSON.parse(String(data)) as LiveCommand | CallSignal;
      must_fit(command.type === 'call.signal' ? 'CallSignal' : 'LiveCommand', command);
      if (command.type === 'call.signal') return this.calls.heard(command as CallSignal);
      if (command.type === 'mirror.watch') this.#send_frame(live);
      if (command.type === 'mirror.input' && command.input) this.inputs.push(command.input);
      this.#sockets.emit('waymark');
    });
  }

  #send_frame(live: WebSocket): void {
    if (!this.view) return;
    const frame = {type: 'mirror.frame', kiosk: sample.uuid(1), sequence: ++this.#sequence, view: this.view};
    must_fit('MirrorShown', frame);
    live.send(JSON.stringify(frame));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {pathname} = new URL(request.url ?? '/', this.origin);
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    if (!pathname.startsWith('/api/')) return this.#file(pathname, response);
    if (this.silent) return;
    if (this.failing) return this.#refuse(response, this.failing);
    const body = await text_of(request);
    this.#api(request, response, pathname, body ? (JSON.parse(body) as Record<string, string>) : {});
  }

  // Whoever has the code; no session.
  #my_ticket(request: IncomingMessage, response: ServerResponse, act: string, body: Record<string, string>): void {
    if (request.headers.cookie) throw new Error('a phone sends no cookie');
    if (!this.my_ticket || request.headers.authorization !== `Bearer ${sample.ticket_code}`) {
      return this.#refuse(response, 404);
    }
    if (act === 'more-time') must_fit('MoreTime', body);
    if (act) this.on_ticket(act, body);
    this.#answer(response, 'MyTicket', this.my_ticket);
  }

  #file(pathname: string, response: ServerResponse): void {
    const name = extname(pathname) ? pathname : pathname === '/ticket' ? '/ticket.html' : '/index.html';
    try {
      response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
      response.end(readFileSync(join(this.#site, name)));
    } catch {
      response.writeHead(404).end();
    }
  }

  #refuse(response: ServerResponse, status: number): void {
    const error = {error: {code: status === 401 ? 'denied' : 'unavailable', where: 'double', detail: ''}};
    must_fit('Error', error);
    response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(error));
  }

  #answer(response: ServerResponse, schema: string, value: unknown, status = 200): void {
    must_fit(schema, value);
    response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(value));
  }

  #api(request: IncomingMessage, response: ServerResponse, pathname: string, body: Record<string, string>): void {
    const method = request.method ?? 'GET';
    const [, , , what = '', id = '', act = ''] = pathname.split('/');
    if (what === 'session' && method === 'POST') return this.#sign_in(response, body);
    if (what === 'my-ticket') return this.#my_ticket(request, response, id, body);
    if (!this.session) return this.#refuse(response, 401);
    if (what === this.broken) return this.#refuse(response, 500);
    if (method !== 'GET' && request.headers['x-csrf-token'] !== this.session.csrf_token)
      return this.#refuse(response, 403);
    switch (`${method} ${what}${id && what !== 'reports' ? '/' : ''}${act}`) {
      case 'GET session':
        return this.#answer(response, 'Session', this.session);
      case 'DELETE session':
        this.session = null;
        return void response.writeHead(204).end();
      case 'GET kiosks':
        return this.#answer(response, 'Fleet', this.fleet);
      case 'POST enrolment-codes':
        return this.#answer(
          response,
          'EnrolmentCode',
          {
            code: `${'5a'.repeat(16)}.${'c3'.repeat(16)}.7K3M-9QTX-2N8P`,
            site: body['site'],
            expires_at: Date.now() + 600_000,
          },
          201,
        );
      case 'GET queues':
        return this.#answer(response, 'Queues', {site: 'ardwell-library', day: '2026-11-22', queues: this.queues});
      case 'POST queues/call-next':
        return this.#call_next(response, id, body['desk'] ?? '');
      case 'POST tickets/call':
        return this.#call_one(response, Number(id), body['desk'] ?? '');
      case 'GET appointments':
        return this.#answer(response, 'Appointments', this.appointments);
      case 'POST appointments':
        must_fit('AppointmentList', body);
        if (this.wrong_list) return this.#refuse_list(response);
        this.taken_lists.push(body['list'] ?? '');
        if (body['day']) this.taken_days.push(body['day']);
        return this.#answer(response, 'AppointmentsKept', {added: 2, changed: 1, removed: 0, kept: 3});
      case 'POST appointments/': {
        must_fit('CheckInFor', body);
        const found = this.appointments.appointments.find((one) => one.reference === body['reference']);
        if (!found) return this.#refuse(response, 404);
        Object.assign(found, {state: 'arrived', display: 'C051', arrived_at: Date.now()});
        return this.#answer(response, 'CheckedInFor', {...found, outcome: 'checked_in', late: false});
      }
      case 'POST tickets/done':
        return this.#finish(response, Number(id));
      case 'GET submissions':
        return this.#answer(response, 'SubmissionList', {
          submissions: this.submissions.map(head_of),
          next: null,
        });
      case 'GET submissions/': {
        const found = this.submissions.find((one) => one.submission_id === id);
        if (!found) return this.#refuse(response, 404);
        this.opened.push(id);
        return this.#answer(response, 'OpenedSubmission', found);
      }
      case 'GET submissions/head': {
        const found = this.submissions.find((one) => one.submission_id === id);
        return found ? this.#answer(response, 'SubmissionHead', head_of(found)) : this.#refuse(response, 404);
      }
      case 'PUT submissions/status':
        return this.#set_status(response, id, body);
      case 'GET help':
        return this.#answer(response, 'HelpList', {requests: this.help});
      case 'POST help/acknowledge': {
        const found = this.help.find((one) => one.request_id === id);
        if (!found) return this.#refuse(response, 404);
        Object.assign(found, {
          state: 'acknowledged',
          acknowledged_at: Date.now(),
          acknowledged_by: this.session.user.display_name,
        });
        return this.#answer(response, 'HelpRequest', found);
      }
      case 'GET reports':
        return this.#answer(response, 'Overview', this.report);
      default: {
        const reply = this.calls.answer(method, what, id, act, body);
        return reply ? this.#answer(response, reply.schema, reply.value, reply.status) : this.#refuse(response, 404);
      }
    }
  }

  #sign_in(response: ServerResponse, body: Record<string, string>): void {
    must_fit('SignIn', body);
    if (body['password'] !== 'counter-demo') return this.#refuse(response, 401);
    this.session = sample.session(this.roles);
    this.#answer(response, 'Session', this.session);
  }

  #set_status(response: ServerResponse, id: string, change: Record<string, string>): void {
    must_fit('StatusChange', change);
    const found = this.submissions.find((one) => one.submission_id === id);
    if (!found) return this.#refuse(response, 404);
    if (found.status !== change['shown']) return this.#refuse(response, 409);
    Object.assign(found, {status: change['status'], status_at: Date.now()});
    this.#answer(response, 'SubmissionHead', head_of(found));
    this.changed('submissions');
  }

  #call_next(response: ServerResponse, service: string, desk: string): void {
    const queue = this.queues.find((one) => one.service === service);
    const ticket = queue?.tickets.find((one) => one.state === 'waiting');
    if (queue && ticket) {
      Object.assign(ticket, {state: 'called', called_at: Date.now(), desk});
      queue.waiting -= 1;
    }
    this.#answer(response, 'Called', {ticket: ticket ?? null});
  }

  #call_one(response: ServerResponse, id: number, desk: string): void {
    const ticket = this.queues.flatMap((queue) => queue.tickets).find((one) => one.ticket_id === id);
    if (!ticket) return this.#refuse(response, 404);
    Object.assign(ticket, {state: 'called', called_at: Date.now(), desk});
    this.#answer(response, 'QueueTicket', ticket);
  }

  #refuse_list(response: ServerResponse): void {
    const error = {error: {code: 'invalid', where: 'line 7', detail: this.wrong_list}};
    must_fit('Error', error);
    response.writeHead(400, {'Content-Type': 'application/json'}).end(JSON.stringify(error));
  }

  #finish(response: ServerResponse, id: number): void {
    for (const queue of this.queues) {
      const place = queue.tickets.findIndex((one) => one.ticket_id === id);
      const [ticket] = place < 0 ? [] : queue.tickets.splice(place, 1);
      if (ticket) return this.#answer(response, 'QueueTicket', {...ticket, state: 'served', done_at: Date.now()});
    }
    this.#refuse(response, 404);
  }
}

function head_of(opened: OpenedSubmission): SubmissionHead {
  const {rows: _, documents: __, assisted_by: ___, language, ...head} = opened;
  return {...head, ...(language === undefined ? {} : {language})};
}

async function text_of(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
