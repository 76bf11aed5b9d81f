// Many visits, each with a marker of its own typed wherever words can be typed; afterwards the marker is in no memory,
// file, log or spool of the kiosk and its devices, nor in a file of the hub. (In the hub's memory it is: a demonstration is
// mirrored.) Real window, hub, printer, card reader and device host.
//
// node residue.mjs [--visits N] [--search each|some|never] [--json FILE]. During a visit the same search must find the
// marker, or it would prove nothing. All markers begin alike, so one search after a visit looks for everybody who was there
// before. Up to a hundred visits are searched after each; of more, after every eleventh, so that each kind has its turn,
// and files with every third. `never` only measures what visits leave in memory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ByKeys } from '../e2e/stage/keys.mjs';
import { OnTheGlass } from '../e2e/stage/glass.mjs';
import { Stage, tools } from '../e2e/stage/stage.mjs';
import { common, forms_of_all, kind_of, kinds, language_of, QuickCustomer } from './visits.mjs';

const { values: chosen } = parseArgs({ options: {
  visits: { type: 'string', default: '50' }, search: { type: 'string' }, json: { type: 'string' } } });
const visits = Number(chosen.visits);
const search = chosen.search ?? (visits <= 100 ? 'each' : 'some');
assert.ok(['each', 'some', 'never'].includes(search), `--search ${search}: choose each, some or never`);
const size = [1280, 720];  // a small window is painted sooner

// Six letters that no two visits share.
function marker_of(visit) {
  let letters = '';
  for (let left = visit, i = 0; i < 6; ++i, left = Math.floor(left / 10)) letters += ['bcdfghjklm', 'nprstvwxyz'][i % 2][left % 10];
  return common + letters;
}

// Of many visits every eleventh, which has no divisor in common with how the kinds come.
const searched = (visit) => search === 'each' || (search === 'some' && visit % 11 === 4);

function measured(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]);
  // The program's own memory apart from what it shares with others of the files that it runs and reads.
  return { resident_kib: number('VmRSS'), own_kib: number('RssAnon'), threads: number('Threads'), files: readdirSync(`/proc/${pid}/fd`).length };
}

// KiB a visit by least squares, of the memory that is the program's own: how much it has of the files that it reads, fonts
// above all, is the kernel's to say. The less of the third and the fourth quarter of the visits: in the first half each
// language comes for the first time; and the heap of a thread reaches a new height now and then, by some hundred KiB, which
// is kept and used again. What every visit leaves behind is left in each quarter. Of fewer visits the slope says nothing.
const enough_for_a_slope = 1_000;
const most_kib_a_visit = 0.2;
function growth(points) {
  const quarter = Math.floor(points.length / 4);
  return Math.min(slope(points.slice(2 * quarter, 3 * quarter)), slope(points.slice(3 * quarter)));
}
function slope(warm) {
  const mean = (of) => warm.reduce((sum, point) => sum + of(point), 0) / warm.length;
  const at = mean(({ visit }) => visit);
  const held = mean(({ own_kib }) => own_kib);
  const up = warm.reduce((sum, { visit, own_kib }) => sum + (visit - at) * (own_kib - held), 0);
  return up / warm.reduce((sum, { visit }) => sum + (visit - at) ** 2, 0);
}

class Rounds {
  constructor(stage) {
    this.stage = stage;
    Object.assign(this, { counts: {}, languages: new Set(), found_during: {}, found_at_the_voice: 0, searches: 0, searches_of_files: 0, points: [] });
    const keys = new ByKeys(stage.display, stage.mirror);
    const finger = new OnTheGlass({ display: stage.display, size, tests: tools });
    stage.mirror.watchers.add((view) => finger.saw(view));
    this.customer = new QuickCustomer({ mirror: stage.mirror, keys, finger });
    this.kiosk = stage.house.kiosk.pid;
    const { house } = stage;
    this.paths = [house.kiosk_state, house.logs, join(house.folder, 'devices'), join(house.folder, 'hub')];
  }

  // The same search, while the words are on the glass, and while the program that speaks holds them.
  look_during(visit, marker) {
    const kind = kind_of(visit);
    const look = async (words = marker) => {
      if (!searched(visit)) return;
      const seen = await this.stage.residue_meanwhile(words.slice(1), { pids: [this.kiosk] });
      assert.ok(seen?.found.length > 0, `${words} is on the glass and the search does not find it: it would prove nothing`);
      this.found_during[kind] = (this.found_during[kind] ?? 0) + 1;
    };
    look.at_the_voice = async () => {
      if (!searched(visit)) return true;
      const holds = await this.voice_holds(marker);
      this.found_at_the_voice += holds ? 1 : 0;
      return holds;
    };
    return look;
  }

  // A program that has ended meanwhile holds nothing.
  async voice_holds(marker) {
    const seen = await this.stage.residue_meanwhile(marker, { pids: Stage.family(this.kiosk).slice(1) });
    return seen !== null && seen.found.length > 0;
  }

  // The printer's driver ends after a paper with answers, and another takes its place: whoever went is not looked at.
  async look_after(visit, everywhere) {
    const { kiosk, devices } = this.stage.house;
    const pids = [kiosk, devices].flatMap(({ pid }) => Stage.family(pid));
    const seen = await this.stage.residue_meanwhile(forms_of_all.join('\n'), { pids, paths: everywhere ? this.paths : [] });
    if (seen === null) {
      assert.ok(pids.some((pid) => !existsSync(`/proc/${pid}`)), 'could not look into the processes');
      return this.look_after(visit, everywhere);
    }
    const { looked, found } = seen;
    assert.ok(looked.every(({ kind, bytes }) => bytes > (kind === 'pid' ? 500_000 : 0)), `hardly looked: ${JSON.stringify(looked)}`);
    assert.deepEqual(found, [], `after visit ${visit} (${kind_of(visit)}, ${language_of(visit)}) something of a visit is left`);
    this.searches += 1;
    this.searches_of_files += everywhere ? 1 : 0;
  }

  async play(visit) {
    const kind = kind_of(visit);
    const marker = marker_of(visit);
    this.customer.language = language_of(visit);
    try {
      await kinds[kind](this.customer, marker, this.look_during(visit, marker));
    } catch (error) {
      throw new Error(`visit ${visit} (${kind}, ${language_of(visit)}): ${error.message}`, { cause: error });
    }
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.languages.add(this.customer.language);
    const last = visit === visits - 1;
    if (searched(visit) || (last && search !== 'never')) await this.look_after(visit, visit % 33 === 4 || last);
    this.points.push({ visit, ...measured(this.kiosk) });
  }

  strike() {
    this.customer.keys.stop();
    this.customer.finger.stop();
  }
}

// Nothing of ours is ever in the clipboard of the display.
function assert_clipboard_is_nobodys(stage) {
  const said = execFileSync(join(tools, 'probe'), ['clipboard'], { env: { ...process.env, DISPLAY: stage.display.name }, encoding: 'utf8' });
  assert.deepEqual(JSON.parse(said), { owners: 0 });
}

const stage = await Stage.set({ glass: true, quick: true, headphones: true, size, timeouts: { goodbye_s: 1, quiet_s: visits > 100 ? 8 : 20, countdown_s: 5 },  // who walks away is waited for
  hub: ['--calls-a-minute', '1000000'] });  // nobody at a kiosk is as quick as a test
let passed = false;
let rounds;
try {
  rounds = new Rounds(stage);
  const began = Date.now();
  for (let visit = 0; visit < visits; ++visit) {
    await rounds.play(visit);
    if (visit % 50 === 49) {
      console.log(`${visit + 1} of ${visits} visits, ${Math.round((Date.now() - began) / 1000)} s, ${rounds.points.at(-1).own_kib} KiB of its own`);
    }
  }
  assert_clipboard_is_nobodys(stage);
  const { points } = rounds;
  const last = points.at(-1);
  const result = { test: 'residue', visits, kinds: rounds.counts, languages: rounds.languages.size, found_while_on_the_glass: rounds.found_during, found_at_the_voice: rounds.found_at_the_voice,
    searches: rounds.searches, searches_of_files: rounds.searches_of_files, found_afterwards: 0, pressed_again: rounds.customer.pressed_again,
    seconds: Math.round((Date.now() - began) / 1000), kib_a_visit: Number(growth(points).toFixed(3)), kib_since_a_fifth: last.own_kib - points[Math.floor(points.length / 5)].own_kib, resident_kib: last.resident_kib, own_kib: last.own_kib, threads: last.threads, files: last.files };
  const warm = points[Math.floor(points.length / 5)];
  if (visits >= enough_for_a_slope) {
    assert.ok(result.kib_a_visit <= most_kib_a_visit, `it grows by ${result.kib_a_visit} KiB a visit: ${points.map(({ own_kib }) => own_kib).filter((_, at) => at % 50 === 0).join(' ')}`);
  }
  assert.equal(last.threads, warm.threads, 'the kiosk has more threads than before');
  assert.ok(last.files <= warm.files + 2, `${last.files} files are open, and were ${warm.files}`);
  assert.equal(stage.rows('SELECT count(*) AS sent FROM submission')[0].sent, rounds.counts.sent ?? 0, 'a request was lost or doubled');
  const to_phone = rounds.counts.phoned_back ?? 0;
  await stage.rows_until('SELECT count(*) AS kept FROM callback', ([{ kept }]) => kept === to_phone, `not ${to_phone} people to phone`);
  console.log(JSON.stringify(result, null, 2));
  if (chosen.json) mkdirSync(dirname(chosen.json), { recursive: true });
  if (chosen.json) writeFileSync(chosen.json, JSON.stringify(result, null, 2) + '\n');
  passed = true;
} catch (error) {
  console.error(error.stack);
} finally {
  rounds?.strike();
  await stage.strike(passed);
}
process.exit(passed ? 0 : 1);
