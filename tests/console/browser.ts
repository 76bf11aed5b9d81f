// A real Chromium that looks at the built console as the hub's double serves it. A page that a rule of accessibility
// or of the content policy finds fault with fails its test; every page leaves a picture for people to look at.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {FakeHub} from './fake_hub';
import * as sample from './sample';

const program = '/usr/bin/chromium';
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const rules = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['WAYMARK_SHOTS'] ?? '/tmp';

// A camera and a microphone that are none, and two ends on one machine that may find one another.
const in_calls = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=fps=5', // pictures enough, on a machine that has other work
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

export const sizes = {
  wide: {width: 1440, height: 900},
  narrow: {width: 1024, height: 768},
  desktop: {width: 1280, height: 860},
  zoomed: {width: 640, height: 430}, // a desktop's at 200 %
  tablet: {width: 834, height: 1112},
  phone: {width: 390, height: 844},
  small: {width: 360, height: 740}, // a cheap phone
};
export type Size = keyof typeof sizes;

let browser: Browser | null = null;
const contexts = new Set<BrowserContext>();
const hubs = new Set<FakeHub>();

export async function open_browser(): Promise<void> {
  mkdirSync(shots, {recursive: true});
  browser = await chromium.launch({executablePath: program, args: [...quiet, ...in_calls]});
}

export async function close_browser(): Promise<void> {
  await browser?.close();
  // What a failed test left running would keep this process alive for ever.
  for (const hub of hubs) await hub.stop();
}

// A page beside the one that is looked at: the other end of a call.
export async function other_page(): Promise<Page> {
  assert.ok(browser, 'the browser is not open');
  const context = await browser.newContext();
  contexts.add(context);
  return context.newPage();
}

// What a test that failed left open would slow down those after it.
export async function close_pages(): Promise<void> {
  for (const context of contexts) await context.close();
  contexts.clear();
}

export interface Visit {
  hub: FakeHub;
  page: Page;
  complaints: string[];
  end: () => Promise<void>;
}

export async function visit(
  path: string,
  size: Size = 'desktop',
  prepare: (hub: FakeHub) => void = () => undefined,
  signed_in = true,
): Promise<Visit> {
  assert.ok(browser, 'the browser is not open');
  const hub = new FakeHub();
  await hub.start();
  hubs.add(hub);
  const context: BrowserContext = await browser.newContext({
    viewport: sizes[size],
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
  contexts.add(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) complaints.push(`policy: ${message.text()}`);
  });
  if (signed_in) hub.session = sample.session(hub.roles);
  prepare(hub);
  await page.goto(hub.origin + path);
  return {
    hub,
    page,
    complaints,
    end: async () => {
      contexts.delete(context);
      await context.close();
      await hub.stop();
      hubs.delete(hub);
      assert.deepEqual(complaints, []);
    },
  };
}

// Leaves a picture, then lets axe look at all of the page.
export async function inspect(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({path: join(shots, `${name}.png`), fullPage: true});
  // The driver's own evaluation is not the page's script, so the content policy does not stop it.
  await page.evaluate(rules);
  const faults = await page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run: (
            where: unknown,
            how: unknown,
          ) => Promise<{violations: Array<{id: string; nodes: Array<{html: string}>}>}>;
        };
      }
    ).axe;
    const found = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(faults, [], name);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${name} is ${overflow} pixels wider than its window`);
}
