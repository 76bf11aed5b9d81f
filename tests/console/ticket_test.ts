// The page on a customer's phone: every state in a small window, in a language that is written from the right too; what
// can be pressed; and what it says when nobody answers.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {after, afterEach, before, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import type {MyTicket} from '../../provisioning/console/generated/api';
import {language_for, languages, say, type Words} from '../../provisioning/console/src/ticket/words';
import {ask_again} from '../../provisioning/console/src/ticket/follow';
import {close_browser, close_pages, inspect, open_browser, visit} from './browser';
import * as sample from './sample';

before(open_browser);
after(close_browser);
afterEach(close_pages);

const address = `/ticket#${sample.ticket_code}`;
const follow = (more: Partial<MyTicket> = {}) =>
  visit(address, 'small', (hub) => void (hub.my_ticket = sample.my_ticket(more)), false);
const site = process.env['WAYMARK_SITE'] ?? '';

function words_in(tag: string): Words {
  const messages = JSON.parse(readFileSync(join(site, `ticket.${tag}.json`), 'utf8')) as Record<string, string>;
  return {tag, direction: 'ltr', messages};
}

const looks: Array<[name: string, shows: string, ticket: Partial<MyTicket>]> = [
  ['waiting', '2 people are ahead of you.', {}],
  ['next', 'You can be called at any moment.', {ahead: 0, about_minutes: 0, up_to_minutes: 0, lets_past: 0}],
  ['appointment', 'Your appointment is at 10:30.', {appointment: '10:30'}],
  ['used-up', 'You cannot ask again.', {more_time: 3, more_times_left: 0}],
  ['called', 'Please go to desk 3', {state: 'called', desk: '3', more_times_left: 0, lets_past: 0}],
  ['called-by-name', 'Please go to: By the window', {state: 'called', desk: 'By the window'}],
  ['not-yet', 'You are not in the queue yet', {state: 'not_yet'}],
  ['missed', 'Your turn has passed', {state: 'missed'}],
  ['served', 'You have been seen', {state: 'served'}],
  ['left', 'You have left the queue', {state: 'left'}],
  ['cancelled', 'This number is not in use any more', {state: 'cancelled'}],
];

for (const [name, shows, ticket] of looks) {
  test(`ticket ${name}`, async () => {
    const {page, end} = await follow(ticket);
    await page.getByText(shows).waitFor();
    await inspect(page, `ticket-${name}`);
    await end();
  });
}

for (const [tag, name] of [['ar', 'العربية'], ['ur', 'اردو']] as const) {
  test(`the page begins in the customer's language, from the right: ${tag}`, async () => {
    const {page, end} = await follow({language: tag});
    await page.locator(`html[lang="${tag}"][dir="rtl"]`).waitFor({state: 'attached'});
    assert.equal(await page.locator('select option:checked').textContent(), name);
    await inspect(page, `ticket-${tag}`);
    await end();
  });
}

test('another language is chosen, and stays while the page brings itself up to date', async () => {
  const {page, hub, end} = await follow({ask_again_s: 3});
  await page.getByLabel('Language').selectOption('pl');
  await page.getByText('Przed Tobą są 2 osoby.').waitFor();
  hub.my_ticket = sample.my_ticket({ahead: 1, ask_again_s: 3});
  await page.getByText('Przed Tobą jest 1 osoba.').waitFor();
  await end();
});

test('the phone hears by itself that it is its turn', async () => {
  const {page, hub, end} = await follow({ask_again_s: 3});
  await page.getByText('2 people are ahead of you.').waitFor();
  hub.my_ticket = sample.my_ticket({state: 'called', desk: '3'});
  await page.getByText('Please go to desk 3').waitFor();
  assert.match(await page.title(), /It is your turn/);
  await end();
});

test('more time says its rule, is asked for once a press, and says that it is done', async () => {
  const {page, hub, end} = await follow();
  const asked: string[] = [];
  hub.on_ticket = (act, body) => {
    asked.push(`${act} ${body['which']}`);
    hub.my_ticket = sample.my_ticket({ahead: 5, more_time: 1, more_times_left: 2});
  };
  await page.getByText('The next 3 people go before you. You can do this 3 more times.').waitFor();
  await page.getByRole('button', {name: 'I need more time'}).click();
  await page.getByText('Done. Others go before you now.').waitFor();
  await page.getByText('5 people are ahead of you.').waitFor();
  await inspect(page, 'ticket-more-time');
  assert.deepEqual(asked, ['more-time 1']);
  await end();
});

test('nobody leaves the queue by one touch', async () => {
  const {page, hub, end} = await follow();
  const asked: string[] = [];
  hub.on_ticket = (act) => {
    asked.push(act);
    hub.my_ticket = sample.my_ticket({state: 'left', more_times_left: 0, lets_past: 0});
  };
  await page.getByRole('button', {name: 'Leave the queue'}).click();
  await page.getByRole('heading', {name: 'Do you want to leave the queue?'}).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'question');
  await inspect(page, 'ticket-leave');
  await page.getByRole('button', {name: 'No, keep my place'}).click();
  assert.deepEqual(asked, []);
  await page.getByRole('button', {name: 'Leave the queue'}).click();
  await page.getByRole('button', {name: 'Yes, leave the queue'}).click();
  await page.getByText('You have left the queue').waitFor();
  assert.deepEqual(asked, ['leave']);
  await end();
});

test('without the hub the page says so, and how old its figures are, and recovers', async () => {
  const {page, hub, end} = await follow({ask_again_s: 3});
  await page.getByText('Last checked at').waitFor();
  hub.failing = 503;
  await page.getByText(/We cannot reach the queue\. This is how it was at \d\d:\d\d\./).waitFor();
  await page.getByText('2 people are ahead of you.').waitFor();
  await inspect(page, 'ticket-offline');
  hub.failing = null;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('Last checked at').waitFor();
  await end();
});

test('a code that is nobody\'s is answered in words', async () => {
  for (const wrong of ['/ticket', '/ticket#nonsense', `/ticket#${'0'.repeat(32)}`]) {
    const {page, end} = await visit(wrong, 'small', (hub) => void (hub.my_ticket = sample.my_ticket()), false);
    await page.getByRole('heading', {name: 'We cannot find this number'}).waitFor();
    if (wrong === '/ticket') await inspect(page, 'ticket-gone');
    await end();
  }
});

test('the page asks less and less while nobody answers, and never when it is over', () => {
  const waits = [1, 2, 3, 4, 5, 9].map((failures) => ask_again({kind: 'unreachable'}, failures));
  assert.deepEqual(waits, [10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  assert.equal(ask_again({kind: 'gone'}, 0), null);
  assert.equal(ask_again({kind: 'ticket', ticket: sample.my_ticket({state: 'left'})}, 0), null);
  assert.equal(ask_again({kind: 'ticket', ticket: sample.my_ticket({ask_again_s: 1})}, 0), 3_000);
});

test('every message can be said in every language with any number', () => {
  for (const {tag} of languages) {
    const words = words_in(tag);
    for (const id of Object.keys(words.messages)) {
      for (const count of [0, 1, 2, 3, 5, 11, 100]) {
        const said = say(words, id, {count, about: count, up_to: count + 1, time: '13:05', desk: '3'});
        assert.doesNotMatch(said, /[{}#]|plural/, `${tag} ${id}`);
        assert.ok(said.length > 0, `${tag} ${id}`);
      }
    }
  }
});

test('the words fit the number', () => {
  assert.equal(say(words_in('pl'), 'ticket.ahead', {count: 5}), 'Przed Tobą jest 5 osób.');
  assert.equal(say(words_in('en-GB'), 'ticket.wait.range', {about: 1, up_to: 2}), 'About 1 minute, up to 2.');
  assert.equal(say(words_in('en-GB'), 'ticket.ahead', {count: 0}), 'Nobody is ahead of you.');
});

test('a phone in another language begins in the nearest that there is', () => {
  assert.equal(language_for(['pl-PL']), 'pl');
  assert.equal(language_for(['de', 'zh-CN']), 'zh-Hans');
  assert.equal(language_for(['de']), 'en-GB');
});

test('all that a phone loads is small enough for poor broadband', () => {
  const names = readdirSync(site).filter((name) => /^ticket\.(html|css|js|ar\.json)$/.test(name));
  assert.equal(names.length, 4);
  const bytes = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(site, name)), {level: 9}).length, 0);
  assert.ok(bytes <= 14 * 1024, `${bytes} bytes`);
});
