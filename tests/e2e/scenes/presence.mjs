// Somebody comes before the camera of a kiosk whose council wants that noticed: real kiosk, real media process, and its
// camera "test-visitor", in which somebody comes after four seconds and goes eight seconds later, again and again.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scene } from '../stage/facts.mjs';
import { media_of } from '../stage/processes.mjs';
import { Stage } from '../stage/stage.mjs';
import { find } from '../stage/view.mjs';

let stage, customer, watching, files_before, written_before;

const scene = new Scene('somebody comes before the camera');
const fact = (name, body) => scene.fact(name, body);

const media = () => media_of(stage.house.kiosk.pid);
// All but those that a database has beside it for a moment.
const files = () => readdirSync(stage.folder, { recursive: true }).filter((name) => !/-(journal|wal|shm)$/.test(name));

async function until(holds, what, within_ms = 20_000) {
  const give_up = Date.now() + within_ms;
  while (!holds()) {
    assert.ok(Date.now() < give_up, `${what}, after ${within_ms / 1000} s`);
    await sleep(50);
  }
}

// To whatever has a place on a disk. What lies in shared memory is not among it. GStreamer's code for this processor is: a
// few pages in a file without a name, at the first pictures.
const bytes_written_by = (pid) => Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))[1]);

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set({ devices: false, presence: { on: true, tell_staff_seconds: 1 },
      kiosk: ['--media-camera', 'test-visitor', '--media-microphone', 'test', '--media-speaker', 'test'] });
    customer = stage.customer;
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await stage?.strike(scene.passed);
  });

  fact('the first screen says that the camera is on, and a media process watches', async () => {
    await customer.reads('presence.light', 20_000);
    watching = media();
    assert.ok(watching);
    files_before = files();
  });

  fact('who comes is greeted', async () => {
    await customer.reads('presence.hello', 30_000);
    written_before = bytes_written_by(watching);
  });

  fact('staff are told that somebody waits, and of what they see nothing else', async () => {
    const [note] = await stage.rows_until('SELECT page, needs FROM help', (rows) => rows.length > 0, 'no note to staff', 30_000);
    assert.deepEqual(note, { page: 'someone_waiting', needs: '[]' });
  });

  fact('who goes is not greeted any more, and the note is taken back', async () => {
    await stage.mirror.until((view) => !find(view, 'presence.hello'), 'a first screen without a greeting', 30_000);
    await stage.rows_until('SELECT state FROM help', ([{ state }]) => state === 'cancelled', 'the note was not taken back');
    assert.ok(find(stage.mirror.view, 'presence.light'));
  });

  fact('no file came of it, and nothing was written to a disk while somebody was there', () => {
    assert.equal(media(), watching);
    assert.equal(bytes_written_by(watching), written_before);
    assert.deepEqual(files().filter((name) => !files_before.includes(name)), []);
  });

  fact('a visit begins: the media process has gone', async () => {
    await customer.begins();
    await until(() => media() === null, 'the media process still runs in the visit');
  });

  fact('after the visit another one watches', async () => {
    await customer.touches('control.start-again');
    await customer.leaves();
    await customer.reads('presence.light', 20_000);
    assert.ok(media() !== null && media() !== watching);
  });
});
