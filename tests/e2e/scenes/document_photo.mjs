// A photograph of a paper in a call: asked for by the adviser, taken on the real glass from a synthetic sheet that lies
// tilted on a table, sealed, sent to the hub, and straight when the adviser looks at it.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Adviser } from '../stage/adviser.mjs';
import { agrees, asks_for_an_adviser, is_seen_and_heard, no_devices } from '../stage/call.mjs';
import { Scene } from '../stage/facts.mjs';
import { Stage } from '../stage/stage.mjs';
import { find } from '../stage/view.mjs';

let stage, customer, adviser;

const scene = new Scene('a photograph of a paper');
const fact = (name, body) => scene.fact(name, body, 90_000);

// The mark on the sheet, as video/test_source/paper_scene.h has it: read where it lies when the sheet fills the picture.
const printed = { number: 0x5741, milliseconds: 0x594d4152 };

async function look_for_photos() {
  const links = adviser.page.getByRole('button', { name: 'Look at the photo' });
  if (await links.count()) await links.first().click();
  return adviser.photo_stamp();
}

async function is_taken() {
  await stage.mirror.until((view) => find(view, 'photo.status')?.name === 'That is good. Take the photo now', 'a sheet that lies still', 40_000);
  await customer.touches('photo.take');
  await customer.reads('photo.use', 40_000);
}

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    const kiosk = no_devices.map((one, at) => (no_devices[at - 1] === '--media-camera' ? 'test-paper' : one));
    stage = await Stage.set({ glass: true, kiosk });
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

  fact('the adviser asks whether photographs are allowed, and then for one', async () => {
    await adviser.page.getByRole('button', { name: 'Ask for a photo' }).click();
    await agrees(customer);
    await adviser.page.getByText('A photo is allowed').waitFor();
    await adviser.page.getByRole('button', { name: 'Photo of a paper' }).click();
    await adviser.page.getByRole('button', { name: 'Ask for the photo' }).click();
    await customer.sees('photo', 20_000);
  });

  fact('the camera finds the sheet, and the customer takes the photograph and looks at it', async () => {
    await is_taken();
    assert.equal(find(customer.view, 'photo.whole'), undefined);
    stage.display.picture(`${stage.folder}/photo.png`);
  });

  fact('they take it again', async () => {
    await customer.touches('photo.again');
    await is_taken();
  });

  fact('nothing has reached the adviser before the customer agrees', async () => {
    assert.equal(await adviser.page.getByRole('button', { name: 'Look at the photo' }).count(), 0);
  });

  fact('once they agree, the adviser sees the sheet alone and straight: a machine reads what is printed on it', async () => {
    await customer.touches('photo.use');
    await customer.sees('call', 20_000);
    assert.deepEqual(await adviser.until(look_for_photos, 'a straight photograph'), printed);
  });

  fact('the camera is for the call again', async () => {
    assert.equal(find(customer.view, 'photo.picture'), undefined);
    await customer.touches('call.end');
    await customer.sees('call_ended');
  });

  fact('nothing went wrong in the browser', () => assert.deepEqual(adviser.errors, []));
});
