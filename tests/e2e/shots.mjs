// Pictures of the running programs for the documentation: node shots.mjs [FOLDER]
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../dev.d/house/house.mjs';
import { Adviser } from './stage/adviser.mjs';
import { agrees, asks_for_an_adviser, is_seen_and_heard } from './stage/call.mjs';
import { StaffBrowser } from './stage/browser.mjs';
import { missed_bin } from './stage/missed_bin.mjs';
import { write_portrait } from './stage/portrait.mjs';
import { Stage } from './stage/stage.mjs';
import { can, find } from './stage/view.mjs';

const folder = process.argv[2] ?? join(root, 'docs/shots');
mkdirSync(folder, { recursive: true });

const stage = await Stage.set({ glass: true, kiosk: ['--name', 'By the door', '--media-camera', 'test-visitor', '--media-microphone', 'test', '--media-speaker', 'test'] });
const { customer } = stage;
customer.answers = { ...missed_bin('Behind the flats, through the green gate'), 'full-name': 'Sam Taylor', 'address-line-1': '12 Harbour Street', town: 'Ardwell' };
let staff, adviser, passed = false;

async function glass(name) {
  await sleep(400);
  stage.display.picture(join(folder, `${name}.png`));
  console.log(name);
}

async function page(path, name) {
  const shown = await staff.go(path);
  await sleep(500);
  await shown.screenshot({ path: join(folder, `${name}.png`) });
  console.log(name);
}

async function desk(name) {
  await sleep(500);
  await adviser.page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(name);
}

// The adviser has something for the customer to read.
async function shows_a_leaflet() {
  await adviser.page.getByRole('button', { name: 'Show something to read' }).click();
  const form = adviser.page.getByRole('form', { name: 'Leaflet' });
  await form.getByRole('button', { name: 'Offer it to the customer' }).click();
  await agrees(customer);
  await customer.sees('reading');
  await desk('adviser-leaflet');
  await glass('call-leaflet');
  await customer.touches('back');
}

// A customer who is stuck in a journey talks to an adviser, from the first screen to the wrap-up.
async function call() {
  adviser = await Adviser.at_the_desk(stage.house.browser_address, stage.house.staff()[0], { folder: stage.folder, film_of: write_portrait });
  await adviser.is_available();
  await desk('adviser-desk');
  await customer.begins();
  await customer.touches('home.do-it-here');
  await customer.touches({ id: /^service\..*bin/ });
  await customer.touches('control.help');
  await asks_for_an_adviser(customer);
  await adviser.page.getByRole('button', { name: /^Accept/ }).waitFor({ timeout: 30_000 });
  await desk('adviser-ringing');
  await adviser.accepts();
  await customer.sees('call_permission', 20_000);
  await glass('call-permission');
  await is_seen_and_heard(customer);
  await adviser.is_connected();
  await sleep(4_000);  // pictures have come, and are sharp
  await desk('adviser-call');
  await glass('call');
  await customer.touches('call.carry-on');
  await adviser.page.keyboard.press('Alt+Shift+KeyS');
  await agrees(customer);
  await adviser.page.getByRole('region', { name: 'The customer’s screen' }).waitFor();
  await desk('adviser-screen');
  await glass('call-beside');
  await shows_a_leaflet();
  await adviser.page.keyboard.press('Alt+Shift+KeyE');
  await adviser.page.getByRole('heading', { name: /How did the call about/ }).waitFor();
  await desk('adviser-wrap-up');
  await adviser.close();
  await customer.touches('control.start-again');
}

async function speak(language) {
  if (customer.view.lang === language) return;
  await customer.touches('control.language');
  await customer.touches(`language.${language}`);
  await stage.mirror.until((view) => view.lang === language, language);
}

try {
  await customer.sees('attract');
  await glass('attract');
  await customer.begins();
  await glass('home');
  await speak('ar');
  await glass('home-ar');
  await speak('gd');
  await glass('home-gd');
  await speak('en-GB');
  await customer.touches('control.contrast');
  await glass('home-contrast');
  while ((customer.view.presentation?.contrast ?? 'standard') !== 'standard') await customer.touches('control.contrast');
  await customer.touches('home.do-it-here');
  await glass('services');
  await customer.touches({ id: /^service\..*bin/ });
  await glass('question');
  let text_shown = false;
  while (customer.view.screen === 'question') {
    const field = find(customer.view, (node) => can(node, 'edit_text'));
    if (field && !text_shown && field.id.includes('address')) {
      text_shown = true;
      if (customer.view.focus !== field.id) await customer.touches(field.id);
      await customer.types('12 Harbour Street');
      await glass('question-keyboard');
      await speak('ar');
      await glass('question-keyboard-ar');
      await speak('en-GB');
      customer.answers['address-line-1'] = '';  // it is there already
    }
    await customer.answers_the_page();
  }
  await glass('check');
  await speak('ar');
  await glass('check-ar');
  await speak('en-GB');
  await customer.sends();
  await glass('confirmation');
  await customer.touches('receipt.paper');
  await stage.printed_until(1);
  copyFileSync(stage.printed('.png')[0], join(folder, 'receipt.png'));
  await customer.reaches('home.get-a-number', ['home']);
  await customer.touches('home.get-a-number');
  await customer.touches('queue.council-tax');
  await customer.sees('ticket', 20_000);
  await glass('ticket');
  staff = await StaffBrowser.open(stage.house.browser_address, stage.house.staff()[0]);
  await page('/queue', 'queue');
  await page(`/mirror/${stage.kiosk_id}`, 'mirror');
  await customer.reaches('rating.5', ['ticket.written-down', 'finish']);
  await glass('feedback');
  await customer.touches('rating.5');
  await customer.touches('feedback.send');
  await customer.sees('goodbye');
  await glass('goodbye');
  await customer.sees('attract', 30_000);
  await sleep(1_500);
  await page('/fleet', 'fleet');
  await page('/submissions', 'submissions');
  await page('/reports', 'report');
  await call();
  passed = true;
} finally {
  await staff?.close();
  await stage.strike(passed);
}
