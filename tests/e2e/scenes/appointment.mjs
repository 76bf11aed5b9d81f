// An appointment, the whole way through: the booking system's list goes to the hub, its owner checks in at the kiosk,
// staff see them and call them before somebody who came earlier without one.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { StaffBrowser } from '../stage/browser.mjs';
import { Scene } from '../stage/facts.mjs';
import { Stage } from '../stage/stage.mjs';
import { all } from '../stage/view.mjs';

const clock = (minutes) => new Date(Date.now() + minutes * 60_000)
  .toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

// A time that is still to come has to be on this day.
const reason_to_skip = clock(6) < clock(0) ? 'in the last minutes of a day nobody can be early' : false;

// Nothing that a document or a log could hold by chance.
const code = `QX${process.pid}${Date.now() % 100_000}Z`;
const later = `${code}7`;
let stage, customer, staff;
const seen = {};

const scene = new Scene('an appointment');
const fact = (name, body) => scene.fact(name, body);

async function upload(rows) {
  const { today } = await stage.staff.get('/api/v1/appointments');
  const list = ['reference,day,time,queue,minutes', ...rows.map(([reference, time]) => `${reference},${today},${time},council-tax,20`)];
  return stage.staff.post('/api/v1/appointments', { list: list.join('\n') });
}

async function checks_in(with_code) {
  await customer.begins();
  await customer.touches('home.appointment');
  await customer.types(with_code);
  await customer.touches('continue');
}

describe(scene.name, { concurrency: 1, skip: reason_to_skip }, () => {
  before(async () => {
    stage = await Stage.set({ appointments: { early_minutes: 1 } });
    customer = stage.customer;
    staff = await StaffBrowser.open(stage.house.browser_address, stage.house.staff()[0]);
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await staff?.close();
    await stage?.strike(scene.passed);
  });

  fact('the list of the booking system is taken in, and again, with the same result', async () => {
    const rows = [[code, clock(0)], [later, clock(5)]];
    assert.equal((await upload(rows)).added, 2);
    assert.deepEqual(await upload(rows), { added: 0, changed: 0, removed: 0, kept: 2 });
  });

  fact('staff see who is expected', async () => {
    const page = await staff.go('/appointments');
    await page.getByText(code, { exact: true }).waitFor();
    await page.getByText('Expected').first().waitFor();
  });

  fact('somebody without an appointment takes a number first', async () => {
    await customer.begins();
    await customer.touches('home.get-a-number');
    await customer.touches('queue.council-tax');
    await customer.sees('ticket', 20_000);
    seen.walk_in = all(customer.view, { role: 'ticket' })[0].value;
    await stage.printed_until(1);
    await customer.touches('finish');
    await customer.touches('feedback.skip');
    await customer.sees('attract', 20_000);
  });

  fact('a code that nobody has is said to be unknown, and other ways are offered', async () => {
    await checks_in('NOBODY77');
    await customer.reads({ id: 'try-again' }, 20_000);
    assert.ok(all(customer.view, ({ name }) => name === 'We cannot find that code').length > 0);
    await customer.touches('control.start-again');
    await customer.sees('attract', 20_000);
  });

  fact('who is early is told when it is', async () => {
    await checks_in(later.toLowerCase());
    await customer.reads({ id: 'appointment.wait-here' }, 20_000);
    await customer.touches('control.start-again');
    await customer.sees('attract', 20_000);
  });

  fact('the right code gives a number, on paper, with the time', async () => {
    await checks_in(` ${code.toLowerCase()} `);
    await customer.sees('ticket', 20_000);
    const [card] = all(customer.view, { role: 'ticket' });
    seen.number = card.value;
    assert.match(card.description, /^Your appointment is at \d+:\d\d[ap]m\./);
    const papers = await stage.printed_until(2);
    assert.ok(papers[1].includes(seen.number) && papers[1].includes('Your appointment is at'), papers[1]);
    await customer.touches('finish');
    await customer.touches('feedback.skip');
    await customer.sees('attract', 20_000);
  });

  fact('the code is in no memory, file or log of the kiosk, and in no log of the hub', async () => {
    const { looked, found } = stage.residue(code, { pids: Stage.family(stage.house.kiosk.pid), paths: [stage.house.kiosk_state, stage.house.logs] });
    assert.ok(looked.length > 0);
    assert.deepEqual(found, []);
    assert.deepEqual(stage.residue(code.toLowerCase(), { pids: Stage.family(stage.house.kiosk.pid), paths: [stage.house.logs] }).found, []);
  });

  fact('staff see that they have come', async () => {
    const page = await staff.go('/appointments');
    await page.getByRole('row', { name: new RegExp(code + ' ') }).getByText('Arrived').waitFor();
  });

  fact('they are called before whoever came earlier without one', async () => {
    await stage.rows_until('SELECT state FROM ticket', (rows) => rows.length === 2 && rows.every(({ state }) => state === 2), 'both wait');
    const page = await staff.go('/queue');
    await page.getByText(/Appointment \d\d:\d\d/).waitFor();
    await page.getByLabel('Your desk').fill('Desk 3');
    await page.getByRole('button', { name: `Call next: ${seen.number}` }).click();
    await page.getByText('At your desk').waitFor();
    await page.getByRole('button', { name: `Call next: ${seen.walk_in}` }).waitFor();
  });

  fact('whoever types the code once more is told where to go', async () => {
    await checks_in(code);
    await customer.reads({ id: 'appointment.called', name: 'Go to Desk 3' }, 20_000);
    await customer.touches('control.start-again');
    await customer.sees('attract', 20_000);
  });

  fact('a member of staff checks in somebody who has no code', async () => {
    const page = await staff.go('/appointments');
    await page.getByLabel('Find by time, queue or code').fill(later);
    await page.getByRole('button', { name: 'They are here' }).click();
    await page.getByText('Arrived').waitFor();
    await stage.rows_until('SELECT count(*) AS waiting FROM ticket WHERE state = 2', ([{ waiting }]) => waiting === 2, 'they wait');
  });

  fact('the hub counts two who booked and came', async () => {
    const counted = (measure) => `(SELECT coalesce(sum(count), 0) FROM rollup WHERE measure = '${measure}')`;
    const [row] = await stage.rows_until(`SELECT ${counted('appointment_booked')} AS booked, ${counted('appointment_arrived')} AS came, ${counted('ticket')} AS others`, ([{ came }]) => came === 2, 'they are counted');
    assert.deepEqual({ ...row }, { booked: 2, came: 2, others: 1 });
  });

  fact('nothing went wrong in the browser', () => assert.deepEqual(staff.errors, []));
});
