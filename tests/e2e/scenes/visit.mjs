// One visit, the whole way through, on the real glass: from the first touch to the council's report. Every fact is a
// test of its own; the later ones say so when an earlier one left them nothing to look at.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, readlinkSync as readlink } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { StaffBrowser } from '../stage/browser.mjs';
import { Scene } from '../stage/facts.mjs';
import { missed_bin } from '../stage/missed_bin.mjs';
import { Stage } from '../stage/stage.mjs';
import { all } from '../stage/view.mjs';

const marker = `Quillfeather${process.pid}${Date.now() % 100000}`;
let stage, customer, staff;
const seen = {};

const scene = new Scene('a visit');
const fact = (name, body) => scene.fact(name, body);

describe(scene.name, { concurrency: 1 }, () => {
  before(async () => {
    stage = await Stage.set({ glass: true });
    customer = stage.customer;
    customer.answers = missed_bin(marker);
    staff = await StaffBrowser.open(stage.house.browser_address, stage.house.staff()[0]);
  }, { timeout: 60_000 });
  after(async () => {
    scene.keep();
    await staff?.close();
    await stage?.strike(scene.passed);
  });

  fact('the attract screen is on the glass, and the glass is not black', async () => {
    await customer.sees('attract');
    seen.attract = stage.display.picture(join(stage.folder, 'attract.png'));
    assert.ok(seen.attract.colours > 50, `only ${seen.attract.colours} colours`);
    assert.ok(seen.attract.black_share < 0.2, `${seen.attract.black_share} of it is black`);
  });

  fact('a member of staff sees the kiosk live on the fleet page', async () => {
    const page = await staff.go('/fleet');
    await page.getByText(/connected|online|live|on the glass/i).first().waitFor();
  });

  fact('a touch begins the visit, and the pixels change', async () => {
    const picture = join(stage.folder, 'begun.png');
    await customer.touches('start');
    await stage.mirror.until((view) => view.screen !== 'attract', 'the first screen of the visit');
    stage.display.picture(picture);
    assert.notDeepEqual(readFileSync(picture), readFileSync(join(stage.folder, 'attract.png')));
  });

  fact('the customer chooses a language', async () => {
    if (customer.view.screen !== 'language') await customer.touches('control.language');
    await customer.touches('language.gd');
    await stage.mirror.until((view) => view.lang === 'gd', 'the glass in Gaelic');
    await customer.touches('control.language');
    await customer.touches('language.en-GB');
    await stage.mirror.until((view) => view.lang === 'en-GB', 'the glass in English');
    await customer.sees('home');
  });

  fact('the missed bin is reported one question at a time, by touch and by keyboard', async () => {
    await customer.touches('home.do-it-here');
    await customer.touches({ id: /^service\..*bin/ });
    let pages = 0;
    for (; customer.view.screen === 'question' && pages < 20; ++pages) await customer.answers_the_page();
    assert.ok(pages >= 3, `only ${pages} pages`);
    await customer.sees('check');
  });

  fact('the answers are on the check page, and in the kiosk\'s memory while the visit lasts', async () => {
    assert.ok(all(customer.view, { role: 'summary_row' }).some(({ value }) => value.includes(marker)));
    const { found } = stage.residue(marker, { pids: [stage.house.kiosk.pid] });
    assert.ok(found.length > 0, 'the search cannot find what is there, so it would prove nothing later');
  });

  fact('sending gives a reference', async () => {
    seen.reference = await customer.sends();
    assert.ok(seen.reference, 'no reference on the confirmation');
  });

  fact('the receipt is printed with the reference, and its QR code says it too; with the answers that were asked for and no others', async () => {
    await customer.touches('receipt.answers');
    const [receipt] = await stage.printed_until(1);
    assert.ok(receipt.includes(seen.reference), receipt);
    assert.match(receipt, /Your answers[^]*Non-recyclable waste/);
    assert.ok(!receipt.includes(marker), 'the receipt holds an answer that no question lets on paper');
    const codes = stage.read_qr(stage.printed('.png')[0]);
    assert.ok(codes.some((text) => text.includes(seen.reference)), codes.join(' '));
  });

  fact('the customer takes a queue ticket, and it is printed', async () => {
    await customer.reaches('home.get-a-number', ['home']);
    await customer.touches('home.get-a-number');
    await customer.touches('queue.council-tax');
    await customer.sees('ticket', 20_000);
    seen.ticket = all(customer.view, { role: 'ticket' })[0].value;
    assert.match(seen.ticket, /^C\d{3}$/);
    const papers = await stage.printed_until(2);
    assert.ok(papers[1].includes(seen.ticket), papers[1]);
  });

  fact('one code to follow it is on the paper and on the glass', async () => {
    seen.follow = stage.read_qr(stage.printed('.png')[1]).find((text) => text.includes('/ticket#'));
    assert.ok(seen.follow, 'no code on the paper');
    stage.display.picture(join(stage.folder, 'ticket.png'));
    assert.ok(stage.read_qr(join(stage.folder, 'ticket.png')).includes(seen.follow), 'no code on the glass');
  });

  fact('the visit is rated, says goodbye, and the attract screen is back', async () => {
    await customer.rates(5);
    await customer.leaves();
  });

  fact('what was typed is in no memory, file or log of the kiosk and its devices', async () => {
    const pids = [...Stage.family(stage.house.kiosk.pid), ...Stage.family(stage.house.devices.pid)];
    const { looked, found } = stage.residue(marker, { pids, paths: [stage.house.kiosk_state, stage.house.logs] });
    assert.ok(looked.length >= 4 && looked.every(({ kind, bytes }) => kind !== 'pid' || bytes > 500_000), JSON.stringify(looked));
    assert.deepEqual(found, []);
  });

  fact('the code of the ticket is in no memory, file or log of the kiosk either', async () => {
    const { found } = stage.residue(seen.follow.split('#')[1], { pids: [stage.house.kiosk.pid], paths: [stage.house.kiosk_state, stage.house.logs] });
    assert.deepEqual(found, []);
  });

  fact('the hub holds one submission, sealed, and it is this one', async () => {
    const rows = await stage.rows_until('SELECT reference, journey, hex(sealed) AS sealed FROM submission', (all_rows) => all_rows.length > 0, 'no submission');
    assert.equal(rows.length, 1);
    assert.equal(rows[0].reference, seen.reference);
    assert.ok(!rows[0].sealed.includes(Buffer.from(marker).toString('hex').toUpperCase()));
  });

  fact('a member of staff reads the answers in the browser', async () => {
    const page = await staff.go('/submissions');
    await page.getByText(seen.reference).first().click();
    await page.getByRole('button', { name: 'Open the answers' }).click();
    await page.getByText(marker).first().waitFor();
  });

  fact('a member of staff says that the request is finished', async () => {
    const page = await staff.go('/submissions');
    await page.getByText(seen.reference).first().click();
    await page.getByLabel('Finished').check();
    await page.getByRole('button', { name: 'Save the status' }).click();
    await stage.rows_until('SELECT status FROM submission', ([submission]) => submission.status === 'finished', 'the status is not set');
  });

  fact('the hub holds one ticket, and it waits', async () => {
    const rows = await stage.rows_until('SELECT service, number, state FROM ticket', ([ticket]) => ticket?.state === 2, 'no waiting ticket');
    assert.deepEqual(rows, [{ service: 'council-tax', number: 1, state: 2 }]);
  });

  fact('the phone that scanned it shows the number and the place in line', async () => {
    const context = await staff.chromium.newContext({ viewport: { width: 360, height: 740 } });
    seen.phone = await context.newPage();
    seen.phone.on('pageerror', (error) => staff.errors.push(String(error)));
    await seen.phone.goto(seen.follow);
    await seen.phone.getByText(seen.ticket).waitFor();
    await seen.phone.getByText('Nobody is ahead of you.').waitFor();
  });

  fact('a member of staff calls the ticket in the browser, and the phone says where to go', async () => {
    const page = await staff.go('/queue');
    await page.getByText(seen.ticket).first().waitFor();
    await page.getByLabel('Your desk').fill('Desk 3');
    await page.getByRole('button', { name: /call next/i }).first().click();
    await seen.phone.getByText('Please go to: Desk 3').waitFor();
    await seen.phone.screenshot({ path: join(stage.folder, 'phone.png') });
    await page.getByRole('button', { name: /done|served|finish/i }).first().click();
    await stage.rows_until('SELECT state FROM ticket', ([ticket]) => ticket.state === 4, 'the ticket is not served');
  });

  fact('the code is in no log, and in no table of the hub', () => {
    const code = seen.follow.split('#')[1];
    const { looked, found } = stage.residue(code, { paths: [stage.house.logs, join(stage.house.folder, 'hub')] });
    assert.ok(looked.length > 0);
    assert.deepEqual(found, []);
  });

  fact('the usage has no gap and no double, and holds nothing that was typed', async () => {
    const rows = await stage.rows_until('SELECT seq, name, body FROM usage_event ORDER BY seq', (all_rows) => all_rows.some(({ name }) => name === 'session.ended'), 'no end of the session');
    assert.deepEqual(rows.map(({ seq }) => seq), rows.map((row, index) => index + 1));
    assert.ok(rows.every(({ body }) => !body.includes(marker)));
    for (const name of ['session.started', 'journey.started', 'page.shown', 'journey.ended', 'feedback.given', 'session.ended']) {
      assert.ok(rows.some((row) => row.name === name), `no ${name}`);
    }
  });

  fact('the report shows one session, one completed journey and one very satisfied customer', async () => {
    const report = await stage.staff.get('/api/v1/reports/overview');
    seen.report = report;
    const page = await staff.go('/reports');
    await page.getByRole('table').first().waitFor();
    const text = await page.locator('main').innerText();
    assert.match(text, /sessions?\D{0,40}\b1\b/i);
    assert.match(text, /very satisfied\D{0,40}\b1\b/i);
    assert.match(text, /complet\w*\D{0,60}\b(1|100)\b/i);
  });

  fact('whoever has the receipt reads at the kiosk that the request is finished, and nothing of what was answered', async () => {
    await customer.begins();
    await customer.touches('home.do-it-here');
    await customer.touches('requests');
    await customer.types(seen.reference);
    await customer.touches('continue');
    await customer.reads({ id: 'request.status' }, 20_000);
    assert.match(all(customer.view, { id: 'request.status' })[0].value, /finished/);
    assert.deepEqual(all(customer.view, ({ name, value }) => `${name} ${value}`.includes(marker)), []);
    await customer.touches('control.start-again');
    await customer.leaves();
    const { found } = stage.residue(seen.reference, { pids: [stage.house.kiosk.pid], paths: [stage.house.logs] });
    assert.deepEqual(found, []);
  });

  fact('nothing went wrong in the browser', () => assert.deepEqual(staff.errors, []));

  fact('the kiosk listens on nothing', () => {
    const sockets = new Set(readdirSync(`/proc/${stage.house.kiosk.pid}/fd`).map((fd) => {
      try {
        return /socket:\[(\d+)\]/.exec(readlink(`/proc/${stage.house.kiosk.pid}/fd/${fd}`))?.[1];
      } catch {
        return undefined;
      }
    }));
    const listening = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1))
      .map((line) => line.trim().split(/\s+/)).filter((fields) => fields[3] === '0A' && sockets.has(fields[9]));
    assert.deepEqual(listening, []);
  });
});
