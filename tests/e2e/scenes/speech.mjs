// A visit that is listened to: the running kiosk with a program in the place of espeak-ng that writes down what it is
// given. What is said, by which voice, and what is left when the visit is over.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scene } from '../stage/facts.mjs';
import { Stage } from '../stage/stage.mjs';

const scene = new Scene('a visit that is listened to');
const fact = (name, body) => scene.fact(name, body);

let stage, customer, folder, record;

// Called as espeak-ng is (docs/speech.md): a header, then a tenth of a second of silence.
const program = (record) => `#!/bin/sh
IFS= read -r line || exit 0
printf '%s: %s\\n' "$6" "$line" >> '${record}'
printf 'RIFF\\377\\377\\377\\177WAVEfmt \\020\\000\\000\\000\\001\\000\\001\\000\\042\\126\\000\\000\\104\\254\\000\\000\\002\\000\\020\\000data\\377\\377\\377\\177'
head -c 4410 /dev/zero
`;

const said = () => (existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []);

async function hears(line, within_ms = 5_000) {
  const give_up = Date.now() + within_ms;
  while (!said().includes(line)) {
    if (Date.now() > give_up) assert.fail(`"${line}" was not said, but:\n${said().join('\n')}`);
    await sleep(20);
  }
}

const children_of = (pid) => readdirSync(`/proc/${pid}/task`)
  .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean));

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-speech-'));
    record = join(folder, 'said');
    const path = join(folder, 'voice');
    writeFileSync(path, program(record));
    chmodSync(path, 0o755);
    stage = await Stage.set({ devices: false, kiosk: ['--voice-program', path] });
    customer = stage.customer;
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await stage?.strike(scene.passed);
    rmSync(folder, { recursive: true, force: true });
  });

  fact('nothing is said, and no program runs, until somebody listens', async () => {
    await customer.begins();
    await customer.sees('home');
    assert.deepEqual(said(), []);
    assert.deepEqual(children_of(stage.house.kiosk.pid), []);
  });

  fact('Listen says how to go on, and the page', async () => {
    await customer.touches('control.listen');
    await hears('en-gb: Speech is on. The up and down keys move. The middle key chooses.');
    await hears(`en-gb: ${customer.view.title}`);
  });

  fact('a page in Gaelic is said by the Gaelic voice', async () => {
    await customer.touches('control.language');
    await customer.touches('language.gd');
    await customer.sees('home');
    await hears(`gd: ${customer.view.title}`);
  });

  fact('when the visit is over, no program that knew a word is left', async () => {
    await customer.touches('control.start-again');
    await customer.sees('attract');
    const give_up = Date.now() + 2_000;
    while (children_of(stage.house.kiosk.pid).length > 0 && Date.now() < give_up) await sleep(20);
    assert.deepEqual(children_of(stage.house.kiosk.pid), []);
  });
});
