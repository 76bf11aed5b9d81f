// An adviser whose browser is Firefox takes a call with one key, and both see each other. Where firefox-esr is missing,
// this says so and looks at nothing.
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { asks_for_an_adviser, is_seen_and_heard, moves, no_devices } from '../stage/call.mjs';
import { Scene } from '../stage/facts.mjs';
import { Firefox, is_there, program } from '../stage/firefox.mjs';
import { colour_at, read_pixels } from '../stage/pixels.mjs';
import { Stage, tools } from '../stage/stage.mjs';

let stage, customer, firefox;

const scene = new Scene('a call in Firefox');
const fact = (name, body) => scene.fact(name, body, 120_000);

// Of a place in the adviser's picture on the glass that the customer's own, in a corner, does not cover.
const place = [480, 480];
function colour_on_the_glass() {
  const path = join(stage.folder, 'firefox.png');
  stage.display.picture(path, tools);
  return colour_at(read_pixels(path), ...place);
}

const differ = (one, other) => one.some((value, at) => Math.abs(value - other[at]) > 12);

if (!is_there()) {
  test('a call in Firefox', { skip: `${program} is not installed: nothing was looked at` }, () => {});
} else {
  describe(scene.name, { concurrency: 1 }, () => {
    before(async () => {
      stage = await Stage.set({ glass: true, devices: false, kiosk: no_devices });
      customer = stage.customer;
      firefox = await Firefox.open(stage.folder);
    }, { timeout: 120_000 });
    after(async () => {
      scene.keep();
      await firefox?.close();
      await stage?.strike(scene.passed);
    });

    fact('an adviser signs in and is available', async () => {
      const base = stage.house.browser_address;
      await firefox.signs_in(base, stage.house.staff().find(({ name }) => name === 'morag'));
      await firefox.go(`${base}/calls`);
      await firefox.clicks('Available');
      await firefox.reads('You are: Available');
    });

    fact('a call rings, is accepted with one key and is connected', async () => {
      await customer.begins();
      await asks_for_an_adviser(customer);
      await firefox.reads('Accept', 30_000);
      await firefox.press('F2');
      await is_seen_and_heard(customer);
      await firefox.reads('Connected', 60_000);
    });

    fact('the kiosk\'s pictures move in Firefox, and each says which it is', async () => {
      await moves(firefox, () => firefox.sees_stamp(), 'in Firefox');
    });

    fact('Firefox\'s pictures move on the kiosk\'s glass', async () => {
      const first = colour_on_the_glass();
      await firefox.until(() => differ(first, colour_on_the_glass()), 'another colour of Firefox\'s picture on the glass');
    });

    fact('what the adviser types stands on the glass', async () => {
      await firefox.press(['Alt', 'Shift', 'W']);
      await firefox.press(...'Hello');
      await stage.mirror.until((view) => JSON.stringify(view).includes('"Hello"'), 'the adviser\'s line');
    });
  });
}
