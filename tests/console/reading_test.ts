// What an adviser shows a customer to read, in Chromium: a leaflet of the council, or a document in the adviser's words.
import assert from 'node:assert/strict';
import {after, afterEach, before, test} from 'node:test';
import {close_browser, close_pages, open_browser} from './browser';
import {answered, at_all_widths, leave, tabs_to} from './call_stage';

before(open_browser);
afterEach(close_pages);
after(close_browser);

test('a leaflet of the council is offered to be read, and said to be read', async () => {
  const desk = await answered();
  const {page, kiosk} = desk;
  await page.getByRole('button', {name: 'Show something to read'}).click();
  const leaflet = page.getByRole('form', {name: 'Leaflet'});
  await leaflet.getByLabel('Leaflet').selectOption('which-bin');
  await leaflet.getByRole('button', {name: 'Offer it to the customer'}).click();
  const {id} = await kiosk.until((message) => message['leaflet'] === 'which-bin' && message['type'] === 'push');
  const asked = page.getByRole('list', {name: 'What you asked for'}).getByRole('listitem');
  await asked.filter({hasText: 'Leaflet'}).filter({hasText: 'Sent'}).waitFor();
  await kiosk.says({type: 'push', id, outcome: 'opened'});
  await asked.filter({hasText: 'What goes in which bin'}).filter({hasText: 'Opened'}).waitFor();
  await page.getByText('The customer is reading it.').waitFor({state: 'attached'});
  await at_all_widths(page, 'show');
  await leave(desk);
});

test('a document is written and offered by keyboard only, kept for another try, and goes with the call', async () => {
  const desk = await answered();
  const {page, hub, kiosk} = desk;
  await tabs_to(page, /^Show something to read$/);
  await page.keyboard.press('Enter');
  const id_here = () => page.evaluate(() => document.activeElement?.id);
  while ((await id_here()) !== 'document-title') await page.keyboard.press('Tab');
  await page.keyboard.type('What happens next');
  await page.keyboard.press('Tab');
  await page.keyboard.type('We empty the bin.\nBy Friday.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const {id, title, lines} = await kiosk.until(({type}) => type === 'push');
  assert.deepEqual([title, lines], ['What happens next', ['We empty the bin.', 'By Friday.']]);
  await kiosk.says({type: 'push', id, outcome: 'refused'});
  await page.getByText('Refused', {exact: true}).waitFor();
  const words = page.getByLabel('Words of the document');
  assert.equal(await words.inputValue(), 'We empty the bin.\nBy Friday.');
  await page.getByRole('button', {name: 'Private question'}).click();
  await page.getByRole('button', {name: 'Show something to read'}).click();
  assert.equal(await words.inputValue(), 'We empty the bin.\nBy Friday.');
  hub.calls.ends('customer');
  await page.getByRole('heading', {name: /How did the call about/}).waitFor();
  assert.doesNotMatch(await page.content(), /We empty the bin|What happens next/);
  await leave(desk);
});

test('a document that is too long says so by the field, is not sent and loses nothing', async () => {
  const desk = await answered();
  const {page, kiosk} = desk;
  await page.getByRole('button', {name: 'Show something to read'}).click();
  const [heading, words] = [page.getByLabel('Heading of the document'), page.getByLabel('Words of the document')];
  const long = Array.from({length: 42}, (_, at) => `Line ${at}`).join('\n');
  await heading.fill('é'.repeat(110));
  await words.fill(long);
  await page.getByText('The heading is too long: take out 10 characters').waitFor();
  await page.getByText('There are 42 lines and 40 fit: take out 2').waitFor();
  await at_all_widths(page, 'show-too-long');
  const offer = page.getByRole('form', {name: 'Document'}).getByRole('button', {name: 'Offer it to the customer'});
  await offer.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'document-title');
  await heading.fill('é'.repeat(100));
  await offer.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'document-text');
  assert.equal(await words.inputValue(), long);
  await words.fill(long.split('\n').slice(2).join('\n'));
  await offer.press('Enter');
  const sent = await kiosk.until(({type}) => type === 'push');
  assert.equal((sent['lines'] as string[]).length, 40);
  assert.equal(kiosk.heard.filter(({message}) => message['type'] === 'push').length, 1);
  await leave(desk);
});

test('a council without leaflets says so, and a document can be written all the same', async () => {
  const desk = await answered(({calls}) => {
    delete calls.detail.leaflets; // as from a hub that is older than the console
  });
  const {page} = desk;
  await page.getByRole('button', {name: 'Show something to read'}).click();
  await page.getByText('The council has no leaflets here.').waitFor();
  await page.getByLabel('Words of the document').waitFor();
  await at_all_widths(page, 'show-no-leaflets');
  await leave(desk);
});
