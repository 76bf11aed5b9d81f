// What people do on the pages, with a keyboard where it matters, and what the hub is then asked.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {close_browser, open_browser, visit} from './browser';
import * as sample from './sample';
import * as views from './views';

before(open_browser);
after(close_browser);

const mirror = `/mirror/${sample.uuid(1)}`;

test('signing in by keyboard leads to where one was going', async () => {
  const {page, end} = await visit('/submissions', 'desktop', undefined, false);
  await page.getByLabel('User name').waitFor();
  assert.match(page.url(), /\/sign-in\?next=%2Fsubmissions$/);
  await page.getByLabel('User name').focus();
  await page.keyboard.type('morag');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('Your user name or password is not right').first().waitFor();
  assert.equal(await page.getByLabel('User name').inputValue(), 'morag');
  assert.equal(await page.getByLabel('Password').inputValue(), '');
  await page.getByLabel('Password').fill('counter-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {level: 1, name: 'Submissions'}).waitFor();
  await end();
});

test('a session that the hub ends leads to the sign-in page, which says so', async () => {
  const {page, hub, end} = await visit('/queue');
  await page.getByText('Waiting, next first').first().waitFor();
  hub.session = null;
  hub.changed('queue');
  await page.getByText('You have been signed out').waitFor();
  await end();
});

test('signing out asks the hub and shows the sign-in page', async () => {
  const {page, hub, end} = await visit('/fleet');
  await page.getByRole('button', {name: 'Sign out'}).click();
  await page.getByRole('heading', {level: 1, name: 'Sign in'}).waitFor();
  assert.equal(hub.session, null);
  await end();
});

test('a wake-up brings what changed without a reload', async () => {
  const {page, hub, end} = await visit('/fleet');
  await page.getByText('Library, by the door').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.wm-line--lost') === null);
  hub.fleet.kiosks[0]!.report!.glass = 'closed';
  await hub.live_opened();
  hub.changed('kiosks');
  await page.getByText('Closed', {exact: true}).waitFor();
  await end();
});

test('calling, serving and a no-show ask the hub, and are said aloud', async () => {
  const {page, hub, end} = await visit('/queue');
  await page.getByRole('button', {name: 'Call next: B007 for Report a missed bin'}).click();
  await page.getByRole('link', {name: 'Enter the name of your desk before you call somebody'}).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'desk');
  await page.keyboard.type('Desk 3');
  await page.getByRole('button', {name: 'Call next: B007 for Report a missed bin'}).click();
  await page.getByText('B 0 0 7 is called to Desk 3.').waitFor({state: 'attached'});
  assert.equal(hub.queues[0]!.tickets.find((one) => one.display === 'B007')?.desk, 'Desk 3');
  await page.getByRole('button', {name: 'Done with B007'}).click();
  await page.getByText('B 0 0 7 is done.').waitFor({state: 'attached'});
  await page.getByRole('button', {name: 'Call next: B008'}).click();
  await page.getByRole('button', {name: 'Did not come B008'}).click();
  await page.getByText('B 0 0 8 did not come.').waitFor({state: 'attached'});
  assert.equal(hub.queues[0]!.tickets.length, 2);
  await end();
});

test('a ticket that somebody else called first is told, not called twice', async () => {
  const {page, hub, end} = await visit('/queue');
  await page.getByLabel('Your desk').fill('Desk 3');
  hub.queues[1]!.tickets = [];
  hub.queues[1]!.waiting = 0;
  await page.getByRole('button', {name: 'Call next: H002'}).click();
  await page.getByText('Nobody is waiting for Housing and repairs.').waitFor({state: 'attached'});
  await end();
});

test('a new help request is in the menu of every page, and going is told to the hub', async () => {
  const {page, hub, end} = await visit('/reports', 'desktop', (one) => void (one.help = []));
  await page.getByRole('heading', {name: 'Sessions by day'}).waitFor();
  hub.help = sample.help_requests(Date.now());
  await hub.live_opened();
  hub.changed('help');
  await page.getByText('Library, by the door asks for help.').waitFor({state: 'attached'});
  await page.getByRole('link', {name: /Help requests.*1/}).click();
  await page.getByRole('button', {name: 'I am going to Library, by the door'}).click();
  await page.getByText('Morag went at').waitFor();
  assert.equal(hub.help[0]!.state, 'acknowledged');
  await end();
});

test('answers are asked for only when somebody opens them', async () => {
  const {page, hub, end} = await visit('/submissions');
  await page.getByRole('link', {name: '7K3M-9QTX-R'}).click();
  await page.getByText('The answers are closed').waitFor();
  assert.deepEqual(hub.opened, []);
  await page.getByRole('button', {name: 'Open the answers'}).click();
  await page.getByText('Blue bin, paper and card').waitFor();
  assert.deepEqual(hub.opened, [sample.uuid(200)]);
  await page.goBack();
  await page.goForward();
  await page.getByText('The answers are closed').waitFor();
  await end();
});

test('a status is set with the keyboard, said aloud, and seen in the list', async () => {
  const {page, hub, end} = await visit(`/submissions/${sample.uuid(200)}`);
  await page.getByRole('radio', {name: 'In progress'}).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('The status of 7K3M-9QTX-R is now Finished.').waitFor({state: 'attached'});
  assert.equal(hub.submissions[0]!.status, 'finished');
  assert.deepEqual(hub.opened, [], 'without its answers being opened');
  await page.getByRole('link', {name: 'All submissions'}).click();
  await page.getByRole('row', {name: /7K3M-9QTX-R.*Finished/}).waitFor();
  await end();
});

test('a status that somebody else has set is shown, and is not overwritten unseen', async () => {
  const {page, hub, end} = await visit(`/submissions/${sample.uuid(200)}`);
  await page.getByRole('radio', {name: 'Finished'}).check();
  hub.submissions[0]!.status = 'more_needed';
  await page.getByRole('button', {name: 'Save the status'}).click();
  await page.getByText('Somebody else has just changed it').waitFor();
  await page.getByText('More needed', {exact: true}).first().waitFor();
  assert.equal(hub.submissions[0]!.status, 'more_needed');
  await page.getByRole('button', {name: 'Save the status'}).click();
  await page.getByText('is now Finished').waitFor({state: 'attached'});
  await end();
});

test('a status that changes elsewhere is seen in the list without a reload', async () => {
  const {page, hub, end} = await visit('/submissions');
  await page.getByRole('row', {name: /7K3M-9QTX-R.*In progress/}).waitFor();
  await hub.live_opened();
  hub.submissions[0]!.status = 'more_needed';
  hub.changed('submissions');
  await page.getByRole('row', {name: /7K3M-9QTX-R.*More needed/}).waitFor();
  await end();
});

test('who helped, and which answers they typed, is told with the answers', async () => {
  const {page, end} = await visit(`/submissions/${sample.uuid(201)}`);
  await page.getByRole('button', {name: 'Open the answers'}).click();
  await page.getByText('A member of staff (m-17) helped.').waitFor();
  assert.equal(await page.getByText('Typed by staff').count(), 1);
  assert.equal(await page.getByText('Typed by customer and staff').count(), 1);
  await end();
});

test('only an administrator is offered an enrolment code', async () => {
  const {page, end} = await visit('/fleet', 'desktop', (hub) => void (hub.session = sample.session(['staff'])));
  await page.getByText('Library, by the door').first().waitFor();
  assert.equal(await page.getByText('Add a kiosk').count(), 0);
  await end();
});

test('a report is for the days that are asked for, and each table can be saved', async () => {
  const {page, end} = await visit('/reports');
  await page.getByLabel('First day').fill('2026-11-20');
  await page.getByLabel('Last day').fill('2026-11-01');
  await page.getByRole('button', {name: 'Show'}).click();
  await page.getByText('The last day must be the same as or after the first day').waitFor();
  await page.getByLabel('Last day').fill('2026-11-21');
  await page.getByRole('button', {name: 'Show'}).click();
  await page.waitForURL(/from=2026-11-20&to=2026-11-21/);
  await page.getByRole('heading', {name: 'Sessions by day'}).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: 'Save this table (CSV) Waits by service'}).click(),
  ]);
  assert.match(file.suggestedFilename(), /^waits-.*\.csv$/);
  assert.match(
    (await page.getByRole('link', {name: 'Save everything (CSV)'}).getAttribute('href')) ?? '',
    /^\/api\/v1\/reports\/overview\.csv\?from=/,
  );
  await end();
});

test('every control of a page can be reached with Tab, and its focus is seen', async () => {
  const {page, end} = await visit('/queue');
  await page.getByText('Waiting, next first').first().waitFor();
  const wanted = await page.evaluate(
    () =>
      [...document.querySelectorAll('a[href], button, input, select')].filter((one) => one.checkVisibility()).length,
  );
  const reached = new Set<string>();
  for (let step = 0; step < wanted + 2; step += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const style = getComputedStyle(one);
      return {
        key: one.outerHTML.slice(0, 200),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3,
      };
    });
    if (!seen) continue;
    assert.ok(seen.ring, `no visible focus: ${seen.key}`);
    reached.add(seen.key);
  }
  assert.ok(reached.size >= wanted, `${reached.size} of ${wanted}`);
  await end();
});

test('pressing and typing in the mirror reach the kiosk', async () => {
  const {page, hub, end} = await visit(mirror, 'desktop', (one) => one.show(views.question));
  const field = page.getByLabel('Full name');
  await field.click();
  await page.keyboard.type('Mo');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', {name: 'Continue'}).click();
  await hub.got_inputs((inputs) => inputs.some((one) => one.event === 'activate' && one.node === 'continue'));
  const told = hub.inputs.filter((one) => one.event !== 'focus' && one.event !== 'caret');
  assert.deepEqual(told, [
    {event: 'text', text: 'M'},
    {event: 'text', text: 'o'},
    {event: 'key', key: 'delete_back'},
    {event: 'key', key: 'left'},
    {event: 'activate', node: 'continue'},
  ]);
  assert.equal(await field.inputValue(), 'Aonghas');
  hub.show({
    ...views.question,
    regions: views.question.regions.map((region) =>
      region.role === 'main'
        ? {
            ...region,
            children: [
              {
                role: 'text_field',
                id: 'field.name',
                name: 'Full name',
                value: 'AonghasM',
                actions: ['activate', 'edit_text'],
              },
            ],
          }
        : region,
    ),
  });
  await page.waitForFunction(() => document.querySelector('input')?.value === 'AonghasM');
  await end();
});

test('filling a field that holds something replaces it', async () => {
  const {page, hub, end} = await visit(mirror, 'desktop', (one) => one.show(views.question));
  await page.getByLabel('Full name').fill('Eilidh');
  await hub.got_inputs((inputs) => inputs.some((one) => one.text === 'Eilidh'));
  assert.equal(hub.inputs.filter((one) => one.key === 'delete_back').length, 'Aonghas'.length);
  await end();
});

test('the mirror follows the kiosk to its new page and to its error', async () => {
  const {page, hub, end} = await visit(mirror, 'desktop', (one) => one.show(views.question));
  await page.waitForFunction(() => document.activeElement?.id === 'node-field.name');
  hub.show(views.with_error);
  await page.waitForFunction(() => document.activeElement?.id === 'node-error.postcode');
  hub.show(views.still_there);
  await page.waitForFunction(() => document.activeElement?.id === 'node-still-there.more-time');
  await page.keyboard.press('Enter');
  await hub.got_inputs((inputs) =>
    inputs.some((one) => one.node === 'still-there.more-time' && one.event === 'activate'),
  );
  await end();
});

test('choosing an answer in the mirror shows what the kiosk chose', async () => {
  const {page, hub, end} = await visit(mirror, 'desktop', (one) => one.show(views.with_error));
  await page.getByText('Blue', {exact: true}).click();
  await hub.got_inputs((inputs) => inputs.some((one) => one.node === 'field.bin.blue' && one.event === 'activate'));
  await end();
});

test('a mirror whose line is lost says so and takes no presses until it is back', async () => {
  const {page, hub, end} = await visit(mirror, 'desktop', (one) => one.show(views.home));
  await page.getByText('Live: you can use it').waitFor();
  hub.failing = 503;
  hub.drop_live();
  await page.getByText('Connection lost. Trying again…').waitFor();
  assert.equal(await page.getByRole('button', {name: 'Do it here'}).getAttribute('aria-disabled'), 'true');
  hub.failing = null;
  await page.getByText('Live: you can use it').waitFor();
  await end();
});

test('somebody without a code is found by the time and checked in', async () => {
  const {page, hub, end} = await visit('/appointments');
  await page.getByLabel('Find by time, queue or code').fill('11:00');
  await page.getByText('1 appointment found').waitFor();
  await page.getByRole('button', {name: /They are here.*11:00/}).click();
  await page.getByText('Checked in. The number is C 0 5 1.').waitFor({state: 'attached'});
  await page.getByText('C051').waitFor();
  assert.equal(hub.appointments.appointments[4]?.state, 'arrived');
  await end();
});

test('a code is found however it is written', async () => {
  const {page, end} = await visit('/appointments');
  await page.getByLabel('Find by time, queue or code').fill('mi1l 54');
  await page.getByText('1 appointment found').waitFor();
  await end();
});

test('a list is taken in, and one that is wrong says which line', async () => {
  const {page, hub, end} = await visit('/appointments');
  await page.getByRole('button', {name: 'Take in the list'}).click();
  await page.getByRole('link', {name: 'Choose the file with the list'}).click();
  const file = {name: 'day.csv', mimeType: 'text/csv', buffer: Buffer.from('reference,day,time,queue\n')};
  hub.wrong_list = 'day and time: must be as 2026-11-24 and 10:30, and exist';
  await page.getByLabel('File (CSV)').setInputFiles(file);
  await page.getByRole('button', {name: 'Take in the list'}).click();
  await page.getByText('line 7: day and time: must be as 2026-11-24').waitFor();
  hub.wrong_list = '';
  await page.getByRole('button', {name: 'Take in the list'}).click();
  await page.getByText('2 appointments added, 1 changed, 0 removed, 3 as before.').first().waitFor();
  assert.deepEqual(hub.taken_lists, ['reference,day,time,queue\n']);
  await end();
});

test('a list of a day that has no appointments any more names the day', async () => {
  const {page, hub, end} = await visit('/appointments');
  const file = {name: 'day.csv', mimeType: 'text/csv', buffer: Buffer.from('reference,day,time,queue\n')};
  await page.getByLabel('File (CSV)').setInputFiles(file);
  await page.getByLabel(/that day has no appointments any more/).check();
  await page.getByRole('button', {name: 'Take in the list'}).click();
  await page.getByText('2 appointments added').first().waitFor();
  assert.deepEqual(hub.taken_days, [hub.appointments.today]);
  await end();
});

test('only a supervisor takes in a list', async () => {
  const {page, end} = await visit('/appointments', 'desktop', (hub) => void (hub.session = sample.session(['staff'])));
  await page.getByText('They are here').first().waitFor();
  assert.equal(await page.getByText('Take in a list').count(), 0);
  await end();
});

test('somebody who came early for an appointment can be called out of turn', async () => {
  const {page, hub, end} = await visit('/queue');
  await page.getByText('Appointment ', {exact: false}).first().waitFor();
  await page.getByRole('button', {name: 'Call H003 now'}).click();
  await page.getByText('Enter the name of your desk before you call somebody').waitFor();
  await page.getByLabel('Your desk').fill('Desk 3');
  await page.getByRole('button', {name: 'Call H003 now'}).click();
  await page.getByText('At your desk').waitFor();
  assert.equal(hub.queues[1]?.tickets[1]?.desk, 'Desk 3');
  await end();
});
