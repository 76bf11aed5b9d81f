// Every page in its states and at the widths of a desk, also at 200 % there, a floor tablet and a phone: nothing that axe
// can find, nothing wider than the window, nothing that the content policy stops.
import {after, before, test} from 'node:test';
import type {Page} from 'playwright-core';
import type {FakeHub} from './fake_hub';
import {close_browser, inspect, open_browser, sizes, visit, type Size} from './browser';
import * as sample from './sample';
import * as views from './views';

before(open_browser);
after(close_browser);

interface Look {
  name: string;
  path: string;
  shows: string; // a text that is there when the page is ready
  prepare?: (hub: FakeHub) => void;
  sizes?: Size[]; // then also at 200 % at the desk
}

const looks: Look[] = [
  {name: 'fleet', path: '/fleet', shows: 'Library, by the door', sizes: ['desktop', 'tablet', 'phone']},
  {
    name: 'fleet-empty',
    path: '/fleet',
    shows: 'No kiosk is enrolled yet',
    prepare: (hub) => void (hub.fleet.kiosks = []),
  },
  {
    name: 'fleet-failed',
    path: '/fleet',
    shows: 'Something went wrong on the hub',
    prepare: (hub) => void (hub.broken = 'kiosks'),
  },
  {name: 'queue', path: '/queue', shows: 'Waiting, next first', sizes: ['desktop', 'tablet', 'phone']},
  {name: 'queue-empty', path: '/queue', shows: 'This place has no queues', prepare: (hub) => void (hub.queues = [])},
  {name: 'appointments', path: '/appointments', shows: 'They are here', sizes: ['desktop', 'tablet', 'phone']},
  {
    name: 'appointments-empty',
    path: '/appointments',
    shows: 'A supervisor takes in the list',
    prepare: (hub) => void (hub.appointments.appointments = []),
  },
  {
    name: 'appointments-failed',
    path: '/appointments',
    shows: 'Something went wrong on the hub',
    prepare: (hub) => void (hub.broken = 'appointments'),
  },
  {name: 'help', path: '/help-requests', shows: 'I am going', sizes: ['desktop', 'phone']},
  {
    name: 'help-empty',
    path: '/help-requests',
    shows: 'Nobody is asking for help',
    prepare: (hub) => void (hub.help = []),
  },
  {name: 'submissions', path: '/submissions', shows: '7K3M-9QTX-R', sizes: ['desktop', 'phone']},
  {
    name: 'submissions-empty',
    path: '/submissions',
    shows: 'Nothing has been sent in yet',
    prepare: (hub) => void (hub.submissions = []),
  },
  {name: 'submission-closed', path: `/submissions/${sample.uuid(200)}`, shows: 'The answers are closed', sizes: ['desktop', 'phone']},
  {name: 'reports', path: '/reports', shows: 'Sessions by language', sizes: ['desktop', 'tablet', 'phone']},
  {
    name: 'reports-empty',
    path: '/reports',
    shows: 'No kiosk was used',
    prepare: (hub) => void (hub.report = sample.overview(Date.now(), true)),
  },
  {
    name: 'reports-councils',
    path: '/reports',
    shows: 'Answered by advisers of other councils',
    sizes: ['desktop', 'phone'],
    prepare: ({report}) => {
      const [ardwell, bellhaven] = [
        {id: 'ardwell', name: 'Ardwell Council'},
        {id: 'bellhaven', name: 'Bellhaven Council'},
      ] as const;
      Object.assign(report, {council: ardwell, councils: [ardwell, bellhaven]});
      Object.assign(report.calls ?? {}, {helped: [{council: bellhaven.id, name: bellhaven.name, count: 17}]});
    },
  },
  {name: 'not-found', path: '/nowhere', shows: 'Page not found', sizes: ['desktop']},
  {name: 'mirror-nothing', path: `/mirror/${sample.uuid(2)}`, shows: 'stays at the kiosk', sizes: ['desktop', 'phone']},
  {
    name: 'mirror-gone',
    path: `/mirror/${sample.uuid(1)}`,
    shows: 'The kiosk is not connected',
    prepare: (hub) => void Object.assign(hub.fleet.kiosks[0]!, {connected: false, mirror: false}),
  },
];

async function inspect_zoomed(page: Page, name: string): Promise<void> {
  await page.setViewportSize(sizes.zoomed);
  await inspect(page, `${name}-zoomed`);
}

for (const look of looks) {
  for (const size of look.sizes ?? ['desktop']) {
    test(`${look.name} at ${size} width has no fault`, async () => {
      const {page, end} = await visit(look.path, size, look.prepare);
      await page.getByText(look.shows).first().waitFor();
      await inspect(page, `${look.name}-${size}`);
      if (look.sizes && size === 'desktop') await inspect_zoomed(page, look.name);
      await end();
    });
  }
}

for (const [name, view] of Object.entries(views.all)) {
  for (const size of ['desktop', 'phone'] as const) {
    test(`the mirror of ${name} at ${size} width has no fault`, async () => {
      const {page, end} = await visit(`/mirror/${sample.uuid(1)}`, size, (hub) => hub.show(view));
      await page.locator(`[data-screen="${view.screen}"]`).waitFor();
      await inspect(page, `mirror-${name}-${size}`);
      if (size === 'desktop') await inspect_zoomed(page, `mirror-${name}`);
      await end();
    });
  }
}

test('the sign-in page and its errors have no fault', async () => {
  for (const size of ['desktop', 'phone'] as const) {
    const {page, end} = await visit('/sign-in', size, undefined, false);
    await page.getByLabel('Password').waitFor();
    await inspect(page, `sign-in-${size}`);
    await page.getByRole('button', {name: 'Sign in'}).click();
    await page.getByText('There is a problem').waitFor();
    await inspect(page, `sign-in-error-${size}`);
    if (size === 'desktop') await inspect_zoomed(page, 'sign-in-error');
    await end();
  }
});

test('opened answers, an enrolment code and a called ticket have no fault', async () => {
  const {page, hub, end} = await visit(`/submissions/${sample.uuid(201)}`);
  await page.getByRole('button', {name: 'Open the answers'}).click();
  await page.getByText('14 Harbour Row').waitFor();
  await inspect(page, 'submission-open-desktop');
  await inspect_zoomed(page, 'submission-open');
  await page.setViewportSize(sizes.desktop);
  await page.goto(`${hub.origin}/fleet`);
  await page.getByRole('button', {name: 'Make a code'}).click();
  await page.getByText('Code for Ardwell Library').waitFor();
  await inspect(page, 'fleet-code-desktop');
  await inspect_zoomed(page, 'fleet-code');
  await page.setViewportSize(sizes.desktop);
  await page.goto(`${hub.origin}/queue`);
  await page.getByLabel('Your desk').fill('Desk 3');
  await page.getByRole('button', {name: 'Call next: B007'}).click();
  await page.getByText('At your desk').waitFor();
  await inspect(page, 'queue-called-desktop');
  await inspect_zoomed(page, 'queue-called');
  await page.setViewportSize(sizes.phone);
  await inspect(page, 'queue-called-phone');
  await page.getByRole('button', {name: 'Menu'}).click();
  await inspect(page, 'menu-phone');
  await inspect_zoomed(page, 'menu');
  await end();
});

test('a lost line is said on the page, which keeps what it showed', async () => {
  const {page, hub, end} = await visit('/fleet');
  await page.getByText('Library, by the door').first().waitFor();
  hub.failing = 503;
  hub.drop_live();
  await page.getByText('The connection to the hub is lost.').waitFor();
  await page.getByText('Library, by the door').first().waitFor();
  await inspect(page, 'fleet-lost-desktop');
  await end();
});
