// The whole house with no display: one visit to a real kiosk through its mirror in Chromium, and what staff then see on
// the consoles. Every screen that is met is looked at by axe.
//   node kiosk_in_browser.mjs --programs FOLDER [--shots FOLDER]
import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, test} from 'node:test';
import {parseArgs} from 'node:util';
import {House, root} from '../../dev.d/house/house.mjs';

const {values} = parseArgs({options: {programs: {type: 'string'}, shots: {type: 'string'}}, strict: false});
const packages = createRequire(join(root, 'provisioning/console/package.json'));
const {chromium} = packages('playwright-core');
const rules = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const folder = mkdtempSync(join(tmpdir(), 'waymark-browser-'));
const house = new House({folder, programs: values.programs ?? join(root, 'build/dev/bin')});
const marker = 'Behind the flats, through the green gate';
const complaints = [];
const looked_at = new Set();
const seen = {};
let browser,
  mirror,
  staff,
  passed = 0;

function listen(page) {
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) complaints.push(message.text());
  });
  return page;
}

const node = (id) => mirror.locator(`[data-node="${id}"]`);
const screen = () => mirror.locator('[data-screen]').getAttribute('data-screen');
const heading = () => mirror.locator('h1').first().textContent();

async function sees(name) {
  await mirror.locator(`[data-screen="${name}"]`).waitFor();
  await look(name);
}

// Once for each screen in each language: a picture, and axe.
async function look(name) {
  const key = `${name} ${await mirror.locator('[data-screen]').getAttribute('lang')}`;
  if (looked_at.has(key)) return;
  looked_at.add(key);
  if (values.shots) {
    mkdirSync(values.shots, {recursive: true});
    await mirror.screenshot({path: join(values.shots, `${key.replace(' ', '-')}.png`), fullPage: true});
  }
  await mirror.evaluate(rules);
  const faults = await mirror.evaluate(async () => {
    const found = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((each) => each.html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(faults, [], key);
}

async function sign_in(page, role) {
  const person = house.staff().find(({roles}) => roles.includes(role));
  await page.goto(`${house.browser_address}/sign-in`);
  await page.getByLabel('User name').fill(person.name);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.getByRole('heading', {level: 1, name: 'Kiosks'}).waitFor();
}

async function go(path, name) {
  await staff.goto(house.browser_address + path);
  await staff.getByRole('heading', {level: 1, name}).waitFor();
}

// Until the kiosk shows another page: what was pressed is done there, not here.
async function continues() {
  const before = await heading();
  await node('continue').click();
  await mirror.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before);
}

const yesterday = new Date(Date.now() - 24 * 3600 * 1000);
const answers = {
  'missed-on.day': yesterday.getDate(),
  'missed-on.month': yesterday.getMonth() + 1,
  'missed-on.year': yesterday.getFullYear(),
  postcode: 'EH1 1AA',
  phone: '01632 960123',
};
const choices = [
  'field.which-bin.recycling',
  'field.out-in-time.yes',
  'field.tag.no',
  'field.kind-of-place.shared',
  'field.contact-by.phone',
];

// Fields are typed into key by key; choices are taken by their words.
async function answers_the_page() {
  const fields = mirror.locator('.k-input');
  for (let place = 0; place < (await fields.count()); place += 1) {
    const id = (await fields.nth(place).getAttribute('data-node')).replace('field.', '');
    const words = String(answers[id] ?? marker);
    await fields.nth(place).click();
    await mirror.keyboard.type(words);
    await mirror.waitForFunction(
      ([field, typed]) => document.querySelector(`[data-node="field.${field}"]`)?.value.length >= typed.length,
      [id, words],
    );
  }
  const wanted = (
    await mirror.locator('.k-choice__input').evaluateAll((all) => all.map((one) => one.dataset.node))
  ).filter(Boolean);
  if (!wanted.length) return;
  const chosen = wanted.find((id) => choices.includes(id)) ?? wanted.find((id) => id.endsWith('.no')) ?? wanted[0];
  await mirror.locator(`label[for="node-${chosen}"]`).click();
  await mirror.waitForFunction((id) => document.querySelector(`[data-node="${id}"]`)?.checked, chosen);
}

const scene = 'a kiosk with no display is used in the browser';
const fact = (name, body) =>
  test(name, {timeout: 120_000}, async () => {
    await body();
    passed += 1;
  });

describe(scene, {concurrency: 1}, () => {
  after(async () => {
    await browser?.close();
    await house.stop();
    if (passed === facts) rmSync(folder, {recursive: true, force: true});
    else console.error(`What the programs said is kept in ${house.logs}`);
  });
  let facts = 0;
  const holds = (name, body) => {
    facts += 1;
    return fact(name, body);
  };

  holds('staff find the kiosk on the fleet page and open its screen', async () => {
    await house.start_hub();
    await house.start_printer();
    await house.start_devices();
    await house.start_kiosk({enrol: await house.enrolment_code()});
    await house.kiosk_is_connected();
    browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: quiet});
    mirror = listen(await browser.newPage({viewport: {width: 1280, height: 800}, reducedMotion: 'reduce'}));
    staff = listen(await browser.newPage({viewport: {width: 1280, height: 800}, reducedMotion: 'reduce'}));
    await sign_in(mirror, 'admin');
    await sign_in(staff, 'staff');
    await mirror.getByText('1 of 1 kiosk connected').waitFor();
    await mirror.getByRole('link', {name: /See the screen/}).click();
    await sees('attract');
  });

  holds('the visit begins with the keyboard alone', async () => {
    await mirror.waitForFunction(() => document.activeElement?.id === 'node-start');
    await mirror.keyboard.press('Enter');
    await sees('language');
    await node('language.en-GB').focus();
    await mirror.keyboard.press('Enter');
    await sees('home');
    await mirror.keyboard.press('Enter');
    await sees('services');
  });

  holds('a missed bin is reported, one question at a time, and an error is met on the way', async () => {
    await node('service.bins').click();
    await sees('question');
    await node('continue').click();
    await mirror.locator('.k-error-summary').waitFor();
    await mirror.waitForFunction(() => document.activeElement?.classList.contains('k-link'));
    await look('question-error');
    for (let pages = 0; (await screen()) === 'question' && pages < 20; pages += 1) {
      await answers_the_page();
      await continues();
    }
    await sees('check');
    assert.ok((await mirror.locator('.k-summary').allInnerTexts()).join(' ').includes(marker));
  });

  holds('it is sent, and the receipt is printed with its reference', async () => {
    await node('send').click();
    await sees('confirmation');
    seen.reference = (await node('receipt.paper').waitFor(), await mirror.locator('.k-key-value strong').textContent());
    await node('receipt.paper').click();
    await mirror.waitForFunction(() => !document.querySelector('[data-node="receipt.paper"]'));
    const papers = () => readdirSync(house.printed).filter((name) => name.endsWith('.txt'));
    const until = Date.now() + 15_000;
    while (!papers().length && Date.now() < until) await mirror.waitForTimeout(50);
    assert.ok(readFileSync(join(house.printed, papers()[0]), 'utf8').includes(seen.reference));
  });

  holds('the visit is rated and ends, and the attract screen is back', async () => {
    await node('finish').click();
    await sees('feedback');
    await mirror.getByText('Very satisfied', {exact: true}).click();
    await mirror.waitForFunction(() => document.querySelector('[data-node="rating.5"]')?.checked);
    await node('feedback.send').click();
    await mirror.locator('[data-screen="goodbye"], [data-screen="attract"]').first().waitFor();
    await mirror.locator('[data-screen="attract"]').waitFor();
    assert.ok(!(await mirror.content()).includes(marker));
  });

  holds('the next customer takes a number in Arabic, from right to left', async () => {
    await node('start').click();
    await node('language.ar').click();
    await sees('home');
    assert.equal(await mirror.locator('[data-screen]').getAttribute('dir'), 'rtl');
    await node('home.get-a-number').click();
    await node('queue.council-tax').click();
    await sees('ticket');
    seen.ticket = await mirror.locator('.k-ticket__number').textContent();
    assert.match(seen.ticket, /^C\d{3}$/);
  });

  holds('they ask for help, staff are told at once, and the glass says so only when somebody is going', async () => {
    await node('control.help').click();
    await sees('help');
    const before = await mirror.locator('main').innerText();
    await go('/help-requests', 'Help requests');
    await staff.getByText('Arabic').waitFor();
    await staff.getByRole('button', {name: /I am going/}).click();
    await staff.getByText(/went at/).waitFor();
    await mirror.waitForFunction((words) => document.querySelector('main')?.innerText !== words, before);
    await node('control.start-again').click();
    await mirror.locator('[data-screen="attract"]').waitFor();
  });

  holds('staff call the number to their desk and are done with it', async () => {
    await go('/queue', 'Queue');
    await staff.getByLabel('Your desk').fill('Desk 3');
    await staff.getByRole('button', {name: `Call next: ${seen.ticket}`}).click();
    await staff.getByText('At your desk').waitFor();
    await staff.getByRole('button', {name: `Done with ${seen.ticket}`}).click();
    await staff.getByText('At your desk').waitFor({state: 'detached'});
  });

  holds('staff read the answers only after opening them', async () => {
    await go('/submissions', 'Submissions');
    await staff.getByRole('link', {name: seen.reference}).click();
    await staff.getByText('The answers are closed').waitFor();
    await staff.getByRole('button', {name: 'Open the answers'}).click();
    await staff.getByText(marker).first().waitFor();
  });

  holds('the report counts both visits, and the fleet tells how the last one ended', async () => {
    await go('/reports', 'Reports');
    const counted = async () => /Sessions\s+2\b/.test(await staff.locator('main').innerText());
    for (let tries = 0; !(await counted()) && tries < 40; tries += 1) {
      await staff.waitForTimeout(250);
      await staff.reload();
      await staff.getByRole('heading', {name: 'Satisfaction'}).waitFor();
    }
    const text = await staff.locator('main').innerText();
    assert.match(text, /Sessions\s+2\b/);
    assert.match(text, /Very satisfied\s+1 \(100%\)/);
    assert.match(text, /Council Tax\s+1\s+1\b/);
    await go('/fleet', 'Kiosks');
    await staff.getByText('Customer started again').waitFor();
  });

  holds('a kiosk that is switched off is no longer shown', async () => {
    await house.kiosk.stop();
    await mirror.getByRole('heading', {name: 'The kiosk is not connected'}).waitFor();
  });

  holds('no script failed and the content policy stopped nothing', () => assert.deepEqual(complaints, []));
});
