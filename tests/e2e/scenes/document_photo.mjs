// A photograph of a paper in a call: asked for by the adviser, taken on the real glass from a synthetic sheet that lies
// tilted on a table, looked at, taken again, sealed, sent to the hub, and straight when the adviser looks at it. Another is
// refused. Afterwards nothing of it is left in the kiosk. Then one is taken for a request, without a call.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { Adviser } from '../stage/adviser.mjs';
import { agrees, asks_for_an_adviser, is_seen_and_heard, no_devices } from '../stage/call.mjs';
import { Scene } from '../stage/facts.mjs';
import { Stage } from '../stage/stage.mjs';
import { find } from '../stage/view.mjs';

let stage, customer, adviser, piece;

const scene = new Scene('a photograph of a paper');
const fact = (name, body) => scene.fact(name, body, 90_000);

// The mark on the sheet, as video/test_source/paper_scene.h has it: read where it lies when the sheet fills the picture.
const printed = { number: 0x5741, milliseconds: 0x594d4152 };
// Where the sheet has its left margin and the mark's upper edge, in shares of it, and its shape: A4.
const sheet = { margin: 0.108, edge: 0.1, shape: Math.SQRT2 };

const asks_for_a_letter = (journey) => ({ ...journey, pages: [{ id: 'letter', questions: [{ id: 'letter', kind: 'photo',
  label: Object.fromEntries(journey.languages.map((tag) => [tag, 'Can you show us the letter?'])) }] }] });

const looks = () => adviser.page.getByRole('button', { name: 'Look at the photo' });
const documents = () => stage.rows('SELECT call_id, media_type, length(sealed) AS bytes, hex(substr(sealed, 1, 3)) AS first FROM document');

async function look_for_photo() {
  if (await looks().count()) await looks().first().click();  // again, while it is still on its way
  return adviser.photo();
}

async function asks() {
  await adviser.page.getByRole('button', { name: 'Ask for the photo' }).click();
  await customer.sees('photo', 20_000);
}

async function is_taken() {
  await stage.mirror.until((view) => find(view, 'photo.status')?.name === 'That is good. Take the photo now', 'a sheet that lies still', 40_000);
  await customer.touches('photo.take');
  await customer.reads('photo.use', 40_000);
}

function is_straight(photo) {
  const found = photo.measured();
  assert.ok(found.lines > 12 && found.columns > 100, 'print was measured all along the sheet');
  assert.ok(found.leans < 0.5 && found.slopes < 0.5, `its lines lean by ${found.leans} and slope by ${found.slopes} degrees`);
  assert.ok(found.bends < 0.008, `a line is ${found.bends} of the width from straight`);
  for (const side of ['margin', 'edge']) assert.ok(Math.abs(found[side] - sheet[side]) < 0.01, `${side} at ${found[side]}`);
  assert.ok(Math.abs(found.shape / sheet.shape - 1) < 0.03, `${found.shape} times as high as wide`);
}

// What every photograph of this encoder has in it and nothing else has: 32 bytes of its table of brightness (DQT). No two
// photographs of the same sheet are the same otherwise.
function piece_of(bytes) {
  const piece = bytes.subarray(bytes.indexOf(Buffer.from('ffdb', 'hex')) + 21).subarray(0, 32);
  assert.ok(!piece.includes(10), 'the search ends at the end of a line');
  return piece;
}

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    const kiosk = no_devices.map((one, at) => (no_devices[at - 1] === '--media-camera' ? 'test-paper' : one));
    stage = await Stage.set({ glass: true, kiosk, journeys: { 'report-a-missed-bin': asks_for_a_letter } });
    customer = stage.customer;
    const person = stage.house.staff().find(({ name }) => name === 'morag');
    adviser = await Adviser.at_the_desk(stage.house.browser_address, person, { folder: stage.folder });
  }, { timeout: 90_000 });
  after(async () => {
    scene.keep();
    await adviser?.close();
    await stage?.strike(scene.passed);
  });

  fact('a customer and an adviser talk', async () => {
    await adviser.is_available();
    await customer.begins();
    await asks_for_an_adviser(customer);
    await adviser.accepts();
    await is_seen_and_heard(customer);
    await adviser.is_connected();
    await customer.sees('call', 20_000);
  });

  fact('as long as the camera is open, the screen says so', () => customer.reads('camera.light'));

  fact('the adviser asks whether photographs are allowed, and then for one', async () => {
    await adviser.page.getByRole('button', { name: 'Ask for a photo' }).click();
    await agrees(customer);
    await adviser.page.getByText('A photo is allowed').waitFor();
    await adviser.page.getByRole('button', { name: 'Photo of a paper' }).click();
    await asks();
  });

  fact('the camera finds the sheet, and the customer takes the photograph and looks at it', async () => {
    await is_taken();
    assert.equal(find(customer.view, 'photo.whole'), undefined);
    stage.display.picture(join(stage.folder, 'photo.png'));
  });

  fact('they take it again', async () => {
    await customer.touches('photo.again');
    await is_taken();
  });

  fact('nothing has reached the hub or the adviser before the customer agrees', async () => {
    assert.equal(await looks().count(), 0);
    assert.deepEqual(documents(), []);
  });

  fact('once they agree, the adviser sees the sheet alone: a machine reads what is printed on it', async () => {
    await customer.touches('photo.use');
    await customer.sees('call', 20_000);
    const photo = await adviser.until(look_for_photo, 'the photograph');
    assert.deepEqual(photo.stamp(), printed);
  });

  fact('what was received is straight: the sheet leant by nine degrees and was seen from the side', async () => {
    is_straight(await adviser.photo());
  });

  fact('the hub has it sealed and tied to the call, and has written down who looked', async () => {
    const { type, bytes } = await adviser.photo_bytes();
    assert.equal(type, 'image/jpeg');
    assert.equal(bytes.subarray(0, 3).toString('hex'), 'ffd8ff');
    const [kept, ...others] = documents();
    assert.deepEqual(others, []);
    assert.deepEqual([kept.call_id, kept.media_type], [stage.rows('SELECT call_id FROM call')[0].call_id, 'image/jpeg']);
    assert.ok(kept.bytes > bytes.length && kept.first !== 'FFD8FF', 'it lies there as it was');
    assert.deepEqual(stage.rows("SELECT DISTINCT actor FROM audit WHERE action = 'document.opened'"), [{ actor: 'morag' }]);
    piece = piece_of(bytes);
  });

  fact('another is taken, and refused: the adviser is told, and the kiosk has forgotten it', async () => {
    await asks();
    await is_taken();
    const { pid } = stage.house.kiosk;
    assert.ok(stage.residue(piece, { pids: [pid] }).found.length > 0, 'the search does not find a photograph that is there: it would prove nothing');
    await customer.touches('photo.stop');
    await customer.sees('call', 20_000);
    await adviser.page.getByText('Refused', { exact: true }).waitFor();
    assert.equal(documents().length, 1);
    assert.deepEqual(stage.residue(piece, { pids: [pid] }).found, []);
  });

  fact('after the visit nothing of it is in the kiosk\'s memory, its files or any log', async () => {
    await customer.touches('call.end');
    await customer.sees('call_ended');
    await customer.reaches('feedback.skip', ['finish']);
    await customer.touches('feedback.skip');
    await customer.leaves();
    const { house } = stage;
    const pids = [house.kiosk, house.devices].flatMap(({ pid }) => Stage.family(pid));
    const paths = [house.kiosk_state, house.logs, join(house.folder, 'devices'), join(house.folder, 'hub')];
    const { looked, found } = stage.residue(piece, { pids, paths });
    assert.ok(looked.filter(({ kind }) => kind === 'pid').every(({ bytes }) => bytes > 500_000), `hardly looked: ${JSON.stringify(looked)}`);
    assert.deepEqual(found, []);
  });

  fact('a request asks for a letter: the camera opens for it alone, and the customer uses the photograph', async () => {
    await customer.begins();
    await customer.reaches('field.letter.taken', ['home.do-it-here', 'service.bins']);
    await customer.touches('field.letter.taken');
    await customer.reads('camera.light', 20_000);
    await is_taken();
    await customer.touches('photo.use');
    await customer.sees('question');
    assert.equal(documents().length, 1, 'nothing is sent before the request is');
  });

  fact('sent with the request it belongs to it, and is straight before who opens the request', async () => {
    await customer.touches('continue');
    await customer.sees('check');
    await customer.sends();
    const [{ submission_id }] = await stage.rows_until('SELECT submission_id FROM submission', (rows) => rows.length === 1, 'the request');
    await stage.rows_until(`SELECT document_id FROM document WHERE submission_id = '${submission_id}'`, (rows) => rows.length === 1, 'its photograph', 30_000);
    await adviser.go(`/submissions/${submission_id}`);
    await adviser.page.getByRole('button', { name: 'Open the answers' }).click();
    await looks().first().waitFor();
    const photo = await adviser.until(look_for_photo, 'the photograph of the request');
    assert.deepEqual(photo.stamp(), printed);
    is_straight(photo);
  });

  fact('nothing went wrong in the browser', () => assert.deepEqual(adviser.errors, []));
});
