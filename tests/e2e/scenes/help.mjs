// Get help between a real kiosk and a real console: nobody is promised before a person answers.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { StaffBrowser } from '../stage/browser.mjs';
import { Scene } from '../stage/facts.mjs';
import { media_of } from '../stage/processes.mjs';
import { Stage } from '../stage/stage.mjs';
import { find } from '../stage/view.mjs';

let stage, customer, staff;

const scene = new Scene('help');
const fact = (name, body) => scene.fact(name, body);

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set({ devices: false });
    customer = stage.customer;
    staff = await StaffBrowser.open(stage.house.browser_address, stage.house.staff()[0]);
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await staff?.close();
    await stage?.strike(scene.passed);
  });

  fact('nobody asked for presence: no media process runs', () => {
    assert.equal(stage.mirror.view.screen, 'attract');
    assert.equal(media_of(stage.house.kiosk.pid), null);
  });

  fact('a customer with larger text asks for help, and is promised nobody', async () => {
    await customer.begins();
    await customer.touches('control.text-size');
    await customer.touches('home.do-it-here');
    await customer.touches('control.help');
    await customer.reads({ id: 'help', name: 'We have asked. Nobody has answered yet' });
  });

  fact('the console shows the kiosk, the page and what the person uses, and no answer', async () => {
    const page = await staff.go('/help-requests');
    await page.getByText('Large text').waitFor();
    await page.getByText('Choose a service').waitFor();
  });

  fact('once a person answers, the glass says so on the page where the customer is', async () => {
    await customer.touches('back');
    await customer.sees('services');
    await staff.page.getByRole('button', { name: /I am going/ }).click();
    await stage.mirror.until((view) => find(view, 'help-line')?.name === 'Someone is coming', 'the news');
  });

  fact('the console says who went by the name that others read', async () => {
    const { display_name } = (await (await staff.page.request.get(`${staff.base}/api/v1/session`)).json()).user;
    await staff.page.getByText(new RegExp(`^${display_name} went at`)).waitFor();
    assert.deepEqual(staff.errors, []);
  });
});
