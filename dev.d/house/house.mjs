// The whole house on one machine: hub, simulated printer, card reader and card, device host, kiosk. Started in order,
// stopped in reverse, each child by its own process. What `./dev run` shows a person and what the tests visit.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { make_certificates } from './certificates.mjs';
import { Child, Trouble } from './child.mjs';
import { HubClient } from './hub_client.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export class House {
  // `folder` keeps everything that the house writes; `council` is a folder like provisioning/demo. `line_port`, set
  // later: where the kiosk reaches the hub instead of at the hub's own port.
  constructor({ folder, programs = join(root, 'build/dev/bin'), council = join(root, 'provisioning/demo'), demo = true }) {
    Object.assign(this, { folder, programs, council, demo });
    this.logs = join(folder, 'logs');
    this.printed = join(folder, 'printed');
    this.kiosk_state = join(folder, 'kiosk');
    this.children = [];
    for (const path of [folder, this.logs, this.printed]) mkdirSync(path, { recursive: true, mode: 0o700 });
  }

  program(name) {
    const path = join(this.programs, name);
    if (!existsSync(path)) throw new Trouble(`${name} is not built: ./dev build`);
    return path;
  }

  async start(name, options) {
    const child = await Child.start({ name, log: join(this.logs, `${name}.log`), ...options });
    this.children.push(child);
    return child;
  }

  async start_hub({ http = 0, https = 0 } = {}) {
    this.certificates ??= make_certificates(join(this.folder, 'certificates'));
    const { certificate, key } = this.certificates;
    this.hub = await this.start('hub', {
      command: [this.program('waymark-hub'), '--data', join(this.folder, 'hub'), '--council', this.council,
        '--http', `127.0.0.1:${http}`, '--https', `127.0.0.1:${https}`, '--certificate', certificate, '--key', key,
        '--ca', this.certificates.authority, ...(this.demo ? ['--demo'] : []), ...(this.hub_options ?? [])],
      ready: /listening https 127\.0\.0\.1:\d+/,
    });
    const port = async (scheme) => Number((await this.hub.wait_for(new RegExp(`listening ${scheme} 127\\.0\\.0\\.1:(\\d+)`)))[1]);
    this.http = await port('http');
    this.https = await port('https');
    this.browser_address = `http://127.0.0.1:${this.http}`;
    this.kiosk_address = `https://127.0.0.1:${this.line_port ?? this.https}`;
    return this.hub;
  }

  // The hub again, where it was before: what a restart by systemd does.
  async restart_hub() {
    return this.start_hub({ http: this.http, https: this.https });
  }

  staff() { return JSON.parse(readFileSync(join(this.council, 'staff.json'), 'utf8')).staff; }
  site() { return JSON.parse(readFileSync(join(this.council, 'council.json'), 'utf8')).sites[0].id; }

  async signed_in(role = 'admin') {
    const person = this.staff().find(({ roles }) => roles.includes(role));
    const client = new HubClient(this.browser_address);
    await client.sign_in(person.name, person.password);
    return client;
  }

  async enrolment_code() {
    const admin = await this.signed_in('admin');
    return (await admin.post('/api/v1/enrolment-codes', { site: this.site() })).code;
  }

  async start_printer() {
    this.printer_control = join(this.folder, 'printer.control');
    this.printer = await this.start('printer', {
      command: [this.program('waymark-simulated-printer'), '--port', '0', '--output', this.printed, '--control', this.printer_control],
      ready: /listening 127\.0\.0\.1:\d+/,
    });
    this.printer_port = Number(/listening 127\.0\.0\.1:(\d+)/.exec(this.printer.output())[1]);
  }

  // pcscd with its virtual reader, and a card: `this.card_control` puts it in and takes it out.
  async start_card_reader() {
    const folder = join(this.folder, 'pcscd');
    this.card_control = join(this.folder, 'card.control');
    this.card_reader = await this.start('card_reader', {
      command: [this.program('waymark-simulated-card-reader'), '--folder', folder, '--control', this.card_control],
      ready: /listening/,
    });
    this.card_reader.socket = join(folder, 'pcscd.comm');
  }

  // Tells a simulator something: "insert", "remove", "paper out"... and gives its answer.
  tell(control, words) {
    return execFileSync(this.program('waymark-simulated-printer'), ['--tell', control, words], { encoding: 'utf8' }).trim();
  }

  async start_devices() {
    this.devices_socket = join(this.folder, 'devices.socket');
    const configuration = join(this.folder, 'devices.json');
    const devices = [{ name: 'printer', driver: 'escpos-tcp',
      settings: { address: `127.0.0.1:${this.printer_port}`, logo_files: { council: join(this.council, 'logo.png') } } }];
    if (this.card_reader) {
      const key = join(this.folder, 'card.key');
      if (!existsSync(key)) writeFileSync(key, randomBytes(32), { mode: 0o600 });
      devices.push({ name: 'card_reader', driver: 'pcsc', settings: { identifier_key_file: key } });
    }
    writeFileSync(configuration, JSON.stringify({ devices }, null, 2) + '\n');
    rmSync(this.devices_socket, { force: true });
    this.devices = await this.start('devices', {
      command: [this.program('waymark-devices'), '--socket', this.devices_socket, '--config', configuration,
        '--state', join(this.folder, 'devices')],
      env: this.card_reader ? { PCSCLITE_CSOCK_NAME: this.card_reader.socket } : {},
      ready: /listening/,
    });
  }

  // `display`: an X display such as ":0", or null for headless. `enrol`: a one-time code, the first time only.
  async start_kiosk({ display = null, size = '1920x1080', full_screen = false, enrol = null, supervise = false, more = [], ready = null } = {}) {
    const words = [this.program('waymark-kiosk'), '--hub', this.kiosk_address, '--ca', this.certificates.authority,
      '--state', this.kiosk_state];
    if (this.devices_socket) words.push('--devices', this.devices_socket);
    if (enrol) words.push('--enrol', enrol);
    if (this.demo) words.push('--demo');
    if (supervise) words.push('--supervise');
    words.push(...(!display ? ['--headless'] : full_screen ? [] : ['--windowed', size]), ...(this.kiosk_options ?? []), ...more);
    this.kiosk = await this.start('kiosk', { command: words, env: display ? { DISPLAY: display } : {}, ready });
    return this.kiosk;
  }

  enrolled() { return existsSync(join(this.kiosk_state, 'identity.json')) || existsSync(join(this.kiosk_state, 'identity')); }

  async fleet() { return (await (await this.signed_in('admin')).get('/api/v1/kiosks')).kiosks; }

  // Waits until the hub sees the kiosk's event stream.
  async kiosk_is_connected(within_ms = 20_000) {
    const until = Date.now() + within_ms;
    const staff = await this.signed_in('admin');
    while (!(await staff.get('/api/v1/kiosks')).kiosks.some(({ connected }) => connected)) {
      if (!this.kiosk.running) throw new Trouble(`The kiosk ended before it reached the hub:\n${this.kiosk.last_words()}`);
      if (Date.now() > until) throw new Trouble(`The kiosk did not reach the hub in ${within_ms / 1000} s:\n${this.kiosk.last_words()}`);
      await sleep(50);
    }
  }

  // Everything that was started, newest first.
  async stop() {
    for (const child of this.children.splice(0).reverse()) await child.stop();
  }
}
