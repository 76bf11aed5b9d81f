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

  // The demonstration's own people and their PINs (provisioning/demo/README.md).
  async function opens_the_staff_menu(pin) {
    await customer.hands.input({ event: 'staff' });
    await customer.sees('staff_pin');
    await customer.hands.type(stage.mirror.view, '101');
    await stage.mirror.until(({ focus }) => focus === 'field.@staff-pin', 'the field for the PIN');
    await customer.hands.type(stage.mirror.view, pin);
  }

  fact('a wrong PIN opens nothing, and says how often it may still be tried', async () => {
    await opens_the_staff_menu('000001');
    await customer.reads({ id: 'message.pin', name: /You can try 4 more times/ });
    await customer.touches('staff.close');
    await customer.sees('services');
  });

  fact('who came opens the menu with their PIN and helps: the page says so, with what was there', async () => {
    await opens_the_staff_menu('482915');
    await customer.sees('staff_menu');
    await customer.touches('staff.help');
    await customer.sees('services');
    await customer.reads({ id: 'assisted', name: 'A member of staff is typing for you.' });
  });

  fact('the visit over, they check the kiosk and sign: the fleet page tells it', async () => {
    await customer.touches('control.start-again');
    await customer.sees('attract');
    await opens_the_staff_menu('482915');
    await customer.touches('staff.check');
    for (const part of ['touch', 'sound', 'handset', 'camera', 'microphone', 'keypad', 'printer']) {
      await customer.touches(`staff.part.${part}`);
      await customer.touches(part === 'printer' ? 'staff.broken' : 'staff.works');
      await customer.sees('staff_check');
    }
    await customer.touches('staff.sign');
    await customer.reads({ id: 'signed', name: 'Signed. Thank you.' });
    await customer.touches('back');
    const page = await staff.go('/fleet');
    await page.getByText('The opening check found: printer does not work.').waitFor();
    await page.getByText(/by number 101, not working: printer/).waitFor();
    await page.getByText('Staff are at its menu').waitFor();
  });

  fact('taken out of service by staff, it is so after a restart too, until staff put it back', async () => {
    await customer.touches('staff.out');
    await customer.touches('staff.why.printer');
    await customer.sees('out_of_service');
    await customer.reads({ id: 'code', value: 'S1' });
    const frames = stage.mirror.frames;
    await stage.house.kiosk.stop();
    await stage.house.start_kiosk();
    await stage.house.kiosk_is_connected();
    await customer.changed_since(frames, 30_000);
    assert.equal(stage.mirror.view.screen, 'out_of_service');
    await opens_the_staff_menu('482915');
    await customer.touches('staff.out');
    await customer.sees('attract');
  });
});
