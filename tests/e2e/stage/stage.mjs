// The stage that every scene plays on: the whole house in a folder of its own, its logs kept when a scene fails.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { House, root } from '../../../dev.d/house/house.mjs';
import { CutLine } from './cut_line.mjs';
import { Customer, ThroughTheMirror } from './customer.mjs';
import { XDisplay } from './display.mjs';
import { OnTheGlass } from './glass.mjs';
import { Mirror } from './mirror.mjs';

export const programs = process.env.WAYMARK_BIN ?? join(root, 'build/dev/bin');
export const tools = process.env.WAYMARK_TESTS ?? join(root, 'build/dev/tests');

function rows_of(database, sql) {
  const text = execFileSync('sqlite3', ['-readonly', '-json', database, sql], { encoding: 'utf8' });
  return text.trim() ? JSON.parse(text) : [];
}

export class Stage {
  // `glass`: with a window on a display of its own, else headless; `full_screen`: locked down, as it is at a council.
  // `devices`: with printer, card reader and host. `supervise`: the kiosk as the child of its supervisor. `timeouts`: the
  // council's, in seconds. `quick`: for visits by the hundred: no page fades, and no key press is taken for a slip of the
  // one before, as for hands it would be. `size`: of the window. `hub`, `kiosk`: more options of the programs. `calls`:
  // more of the council's settings of calls. `journeys`: by name, what becomes of the council's. `handset`: the kiosk has one, whose hook is two keys (stage/call.mjs). `headphones`: F9 says that some were plugged in, F10 that they were pulled out.
  // `presence`: the council's settings of it. `line`: the kiosk's network can be taken away (stage/cut_line.mjs).
  static async set({ glass = false, full_screen = false, devices = true, supervise = false, answers = {}, timeouts = {}, quick = false, size = [1920, 1080], hub = [], kiosk = [], calls = {}, journeys = {}, presence = null, appointments = null, handset = false, headphones = false, line = false } = {}) {
    const stage = new Stage();
    stage.folder = mkdtempSync(join(tmpdir(), 'waymark-stage-'));
    stage.house = new House({ folder: join(stage.folder, 'house'), programs, council: stage.council({ timeouts, motion: !quick, calls: { handset, ...calls }, journeys, presence, appointments }) });
    stage.house.hub_options = hub;
    stage.house.kiosk_options = ['--retry-ceiling-ms', '1000',  // a hub that is killed is back at once here
      '--sound-device', 'null', ...kiosk];  // it speaks wherever the tests run, and nobody hears it
    if (quick || handset || headphones) stage.house.kiosk_options.push('--keypad', stage.keyboard({ quick, handset, headphones }));
    try {
      await stage.build({ glass, full_screen, size, devices, supervise, answers, line });
    } catch (error) {
      await stage.strike(false);
      throw error;
    }
    return stage;
  }

  // The demonstration council, but quick to say goodbye.
  council({ timeouts, motion, calls, journeys, presence, appointments }) {
    const folder = join(this.folder, 'council');
    cpSync(join(root, 'provisioning/demo'), folder, { recursive: true });
    const path = join(folder, 'council.json');
    const council = JSON.parse(readFileSync(path, 'utf8'));
    Object.assign(council, { motion, calls: { ...council.calls, ...calls }, timeouts: { ...council.timeouts, goodbye_s: 2, ...timeouts } });
    if (presence) council.presence = presence;
    if (appointments) council.appointments = appointments;
    writeFileSync(path, JSON.stringify(council));
    for (const [name, change] of Object.entries(journeys)) {
      const journey = join(folder, 'journeys', `${name}.json`);
      writeFileSync(journey, JSON.stringify(change(JSON.parse(readFileSync(journey, 'utf8')))));
    }
    return folder;
  }

  keyboard({ quick, handset, headphones }) {
    const path = join(this.folder, 'keyboard.json');
    const keyboard = JSON.parse(readFileSync(join(root, 'themes/keypads/keyboard.json'), 'utf8'));
    if (quick) keyboard.timing = { double_press_ms: 0, chatter_ms: 0 };
    if (handset) Object.assign(keyboard.keys, { handset_lifted: ['F13'], handset_replaced: ['F14'] });
    if (headphones) Object.assign(keyboard.keys, { headphones_in: ['F9'], headphones_out: ['F10'] });
    writeFileSync(path, JSON.stringify(keyboard));
    return path;
  }

  async build({ glass, full_screen, size, devices, supervise, answers, line }) {
    const { house } = this;
    await house.start_hub();
    if (line) {
      this.line = await CutLine.open(house.https);
      house.line_port = this.line.port;
      house.kiosk_address = `https://127.0.0.1:${this.line.port}`;
    }
    if (devices) {
      await house.start_printer();
      await house.start_card_reader();
      await house.start_devices();
    }
    if (glass) this.display = await XDisplay.start(this.folder, size.join('x'));
    await house.start_kiosk({ display: this.display?.name ?? null, size: size.join('x'), full_screen, supervise, enrol: await house.enrolment_code() });
    await house.kiosk_is_connected();
    this.staff = await house.signed_in('admin');
    this.kiosk_id = (await house.fleet())[0].kiosk_id;
    this.mirror = await Mirror.open(this.staff, this.kiosk_id);
    const hands = glass ? new OnTheGlass({ display: this.display, size, tests: tools }) : new ThroughTheMirror(this.mirror);
    if (glass) this.mirror.watchers.add((view) => hands.saw(view));
    this.customer = new Customer({ mirror: this.mirror, hands, answers });
  }

  // Changes when any pixel of the screen does.
  glass_fingerprint() {
    const path = join(this.folder, 'now.png');
    this.display.picture(path, tools);
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  }

  // Rows of the hub's own database, read beside it.
  rows(sql) {
    const folder = join(this.house.folder, 'hub');
    return rows_of(join(folder, readdirSync(folder).find((name) => /\.(db|sqlite3?)$/.test(name))), sql);
  }

  async rows_until(sql, holds, what, within_ms = 10_000) {
    const give_up = Date.now() + within_ms;
    for (;;) {
      const rows = this.rows(sql);
      if (holds(rows)) return rows;
      if (Date.now() > give_up) throw new Error(`${what} after ${within_ms / 1000} s; the hub holds ${JSON.stringify(rows)}`);
      await sleep(50);
    }
  }

  // Whether `marker`, words or bytes without a line's end, is in the memory of these processes or under these paths:
  // {looked, found}.
  residue(marker, { pids = [], paths = [] }) {
    const words = [...pids.flatMap((pid) => ['--pid', String(pid)]), ...paths.flatMap((path) => ['--files', path])];
    try {
      return JSON.parse(execFileSync(join(tools, 'residue'), words, { input: Buffer.concat([Buffer.from(marker), Buffer.from('\n')]), encoding: 'utf8' }));
    } catch (error) {
      if (error.status === 1) return JSON.parse(error.stdout);
      throw new Error(`Could not look into the processes: ${error.stderr ?? error.message}${error.stdout ?? ''}`);
    }
  }

  // The same while the mirror goes on: a hub lets go of whoever does not answer for long. Nothing when a process has gone.
  async residue_meanwhile(marker, { pids = [], paths = [] }) {
    const words = [...pids.flatMap((pid) => ['--pid', String(pid)]), ...paths.flatMap((path) => ['--files', path])];
    const search = spawn(join(tools, 'residue'), words, { stdio: ['pipe', 'pipe', 'ignore'] });
    search.stdin.end(marker + '\n');
    let said = '';
    search.stdout.on('data', (data) => { said += data; });
    const [code] = await once(search, 'close');
    return code === 0 || code === 1 ? JSON.parse(said) : null;
  }

  printed(extension) {
    return readdirSync(this.house.printed).filter((name) => name.endsWith(extension)).sort().map((name) => join(this.house.printed, name));
  }

  async printed_until(count, within_ms = 10_000) {
    const give_up = Date.now() + within_ms;
    while (this.printed('.png').length < count) {
      if (Date.now() > give_up) throw new Error(`${count} papers were expected; the printer has ${this.printed('.png').length}`);
      await sleep(50);
    }
    return this.printed('.txt').map((path) => readFileSync(path, 'utf8'));
  }

  read_qr(picture) {
    return execFileSync(join(tools, 'read_qr'), [picture], { encoding: 'utf8' }).trim().split('\n');
  }

  // The process and all that it started.
  static family(pid) {
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((name) => {
      try {
        return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))[1]) === pid;
      } catch {
        return false;
      }
    });
    return [pid, ...children.flatMap((child) => Stage.family(Number(child)))];
  }

  async strike(passed = true) {
    this.mirror?.close();
    this.customer?.hands.stop?.();
    await this.house.stop();
    this.line?.close();
    await this.display?.stop();
    const outbox = join(this.house.kiosk_state, 'outbox.db');
    // Somebody may wait for it, and no page of a scene would say so.
    const refused = passed && existsSync(outbox) ? rows_of(outbox, 'SELECT what, reason FROM quarantine LIMIT 5') : [];
    if (refused.length > 0) throw new Error(`the hub refused what the kiosk sent: ${JSON.stringify(refused)}`);
    if (passed) rmSync(this.folder, { recursive: true, force: true });
    else console.error(`What the programs said is kept in ${join(this.folder, 'house', 'logs')}`);
  }
}
