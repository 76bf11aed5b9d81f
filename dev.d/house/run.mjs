// ./dev run, once everything is built: start the house, say where things are, wait for Ctrl-C.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Trouble } from './child.mjs';
import { House, root } from './house.mjs';
import { free_port, is_free } from './ports.mjs';

const say = (text) => console.log(`\x1b[1m==>\x1b[0m ${text}`);

function options() {
  try {
    return parseArgs({ options: {
      port: { type: 'string', default: '8080' }, size: { type: 'string', default: '1280x720' },
      headless: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false },
      state: { type: 'string', default: join(root, '.state') }, programs: { type: 'string', default: join(root, 'build/dev/bin') },
    } }).values;
  } catch (error) {
    throw new Trouble(`${error.message}. ./dev run --help lists the options.`);
  }
}

async function choose_ports(wanted) {
  const http = Number(wanted);
  if (!Number.isInteger(http) || http < 1 || http > 65535) throw new Trouble(`'${wanted}' is no port: --port takes a number from 1 to 65535.`);
  if (!(await is_free(http))) {
    throw new Trouble(`Port ${http} of this machine is in use by another program. Choose another one:  ./dev run --port ${http + 10}`);
  }
  return { http, https: (await is_free(8443)) && http !== 8443 ? 8443 : await free_port() };
}

// The X display to open a window on, or null.
function find_display(headless) {
  if (headless) return null;
  const display = process.env.DISPLAY;
  if (!display) return null;
  const local = /^:(\d+)/.exec(display);
  return local && !existsSync(`/tmp/.X11-unix/X${local[1]}`) ? null : display;
}

// What the kiosk sees and hears with in a call: this machine's own where there is any, else pictures and tones made for
// trying.
function call_devices(house) {
  if (!existsSync(join(house.programs, 'waymark-media'))) return ['--media', 'none'];
  const camera = existsSync('/dev/video0') ? '/dev/video0' : 'test';
  const sound = existsSync(join(process.env.XDG_RUNTIME_DIR ?? '/run/user/0', 'pulse/native')) ? 'pulse' : 'test';
  if (camera === 'test') say('There is no camera here: calls show a test picture');
  if (sound === 'test') say('There is no sound here: calls have a test tone');
  return ['--media-camera', camera, '--media-microphone', sound, '--media-speaker', sound];
}

async function start_everything(house, chosen, ports) {
  say('Starting the hub');
  await house.start_hub(ports);
  say('Starting the printer, the card reader and the device host');
  await house.start_printer();
  try {
    await house.start_card_reader();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(`There is no simulated card reader on this machine: ${error.message.split('\n')[0]}`);
  }
  await house.start_devices();
  const display = find_display(chosen.headless);
  const first_time = !house.enrolled();
  say(first_time ? 'Enrolling and starting the kiosk' : 'Starting the kiosk');
  await house.start_kiosk({ display, size: chosen.size, supervise: true,
    enrol: first_time ? await house.enrolment_code() : null, more: call_devices(house) });
  await house.kiosk_is_connected();
  return display;
}

function introduce(house, display, kiosk_id) {
  const at = house.browser_address;
  const where = display ? `in its window on display ${display}` : 'headless, because there is no display: use it in the browser';
  console.log(`
Ardwell Council is open. The kiosk runs ${where}.

  The kiosk in the browser   ${at}/mirror/${kiosk_id}
  Staff consoles             ${at}/
  What was printed           ${house.printed}
  Logs                       ${house.logs}

  Log-ins, for the demonstration only:`);
  for (const { name, password, roles } of house.staff()) {
    console.log(`    ${name.padEnd(10)} ${password.padEnd(18)} ${roles.join(', ')}`);
  }
  console.log(`    Staff menu of the kiosk: number 101, PIN 482915. Hold the corner with the council's sign for four seconds.`);
  console.log(`    Appointments of today: TREE-21 (missed), BOAT-32 and LAMP-43 (now), MINT-54 (early).`);
  console.log(`
Report a missed bin at the kiosk, take a ticket, then call it at ${at}/queue
Ctrl-C stops everything. What happened is kept in ${house.folder} for the next time.
`);
}

// Two houses cannot share a folder. The note of a house that was killed is ignored.
function claim(folder) {
  const note = join(folder, 'running');
  if (existsSync(note)) {
    const pid = readFileSync(note, 'utf8').trim();
    let command = '';
    try {
      command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch { /* it has ended */ }
    if (command.includes('run.mjs')) throw new Trouble(`Waymark is running already with the data in ${folder} (process ${pid}). Stop that one, or use --state FOLDER.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(note, `${process.pid}\n`);
}

async function main() {
  const chosen = options();
  const folder = resolve(chosen.state);
  const ports = await choose_ports(chosen.port);
  claim(folder);
  if (chosen.fresh) {
    rmSync(folder, { recursive: true, force: true });
    claim(folder);
  }
  const house = new House({ folder, programs: resolve(chosen.programs) });
  let stopping = false;
  const stop = async (code) => {
    if (stopping) return;
    stopping = true;
    say('Stopping');
    await house.stop();
    process.exit(code);
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  try {
    const display = await start_everything(house, chosen, ports);
    introduce(house, display, (await house.fleet())[0].kiosk_id);
  } catch (error) {
    if (stopping) return;
    console.error(`\n${error instanceof Trouble ? error.message : error.stack}`);
    await stop(1);
  }
  const ended = await Promise.race(house.children
    .map((child) => child.exited.then(() => child)));
  if (stopping) return;
  console.error(`\n${ended.name} ended by itself. Its last words:\n${ended.last_words()}`);
  await stop(1);
}

await main().catch((error) => {
  console.error(`\n${error instanceof Trouble ? error.message : error.stack}`);
  process.exitCode = 1;
});
