// The program itself, full screen on X11, with its hub: what a customer typed stays, the attempts are counted by the hub,
// the calm screen comes and goes, and the kiosk has started nothing, opened nothing and written nothing at home.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { Scene } from '../e2e/stage/facts.mjs';
import { Stage } from '../e2e/stage/stage.mjs';
import { find } from '../e2e/stage/view.mjs';

const scene = new Scene('attempts to get out');
const fact = (name, body, timeout) => scene.fact(name, body, timeout);
const home = mkdtempSync(join(tmpdir(), 'waymark-home-'));
const runtime = mkdtempSync(join(tmpdir(), 'waymark-run-'));  // the shipped service has one: what sound servers keep goes there
let stage;
let windows;

const press = (...keys) => stage.display.run('xdotool', 'key', '--delay', '5', ...keys);
const seen_windows = () => stage.display.run('xdotool', 'search', '--onlyvisible', '--name', '').trim().split('\n').filter(Boolean).sort();

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    Object.assign(process.env, { HOME: home, XDG_RUNTIME_DIR: runtime });
    stage = await Stage.set({ glass: true, full_screen: true, devices: false });
  });
  after(async () => {
    scene.keep();
    await stage?.strike(scene.passed);
    for (const folder of [home, runtime]) rmSync(folder, { recursive: true, force: true });
  });

  fact('a customer is in the middle of an answer', async () => {
    await stage.customer.begins();
    await stage.customer.touches('home.do-it-here');
    await stage.customer.touches({ id: /^service\..*bin/ });
    while (!find(stage.customer.view, 'field.missed-on.day')) await stage.customer.answers_the_page();
    await stage.customer.types('19');
    windows = seen_windows();
    assert.equal(windows.length, 2, `not the root and the kiosk: ${windows.join(' ')}`);
  });

  fact('eleven attempts change nothing that can be seen', async () => {
    press('alt+F4', 'alt+Tab', 'ctrl+alt+Delete', 'super+l', 'ctrl+v', 'F5', 'F11', 'ctrl+shift+i', 'ctrl+p', 'shift+F10', 'ctrl+o');
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    assert.equal(stage.mirror.view.screen, 'question');
    assert.equal(stage.mirror.view.focus, 'field.missed-on.day');
  });

  fact('one more brings the calm screen, which shows no answer', async () => {
    press('alt+F4', 'ctrl+alt+t');
    const view = await stage.mirror.until(({ screen }) => screen === 'pause', 'the calm screen');
    assert.ok(!find(view, 'field.missed-on.day'));
    stage.display.picture(join(stage.folder, 'calm.png'), process.env.WAYMARK_TESTS);
  });

  fact('it goes by itself, and the answer is still there', async () => {
    const view = await stage.mirror.until(({ screen }) => screen === 'question', 'the question again', 40_000);
    assert.equal(view.focus, 'field.missed-on.day');
    assert.ok([...find(view, 'field.missed-on.day').value].length >= 2);
  });

  fact('the hub has counted the attempts, by kind and with nothing of the visit', async () => {
    const rows = await stage.rows_until("SELECT name, session, body FROM usage_event WHERE name LIKE 'incident.%'",
      (found) => found.some(({ name }) => name === 'incident.calm_screen'), 'no incident', 20_000);
    const kinds = rows.map(({ body }) => JSON.parse(body).fields?.kind).filter(Boolean);
    assert.ok(kinds.includes('chord') && kinds.includes('key'), kinds.join(' '));
    assert.ok(rows.every(({ session }) => !session), JSON.stringify(rows));
  });

  fact('no other window, no child process, no file at home', () => {
    assert.deepEqual(seen_windows(), windows);
    assert.deepEqual(Stage.family(stage.house.kiosk.pid), [stage.house.kiosk.pid]);
    assert.deepEqual(readdirSync(home), []);
  });
});
