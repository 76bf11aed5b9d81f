// A call under way at the adviser's desk, against the hub's double and a kiosk's end that is a second page.
import assert from 'node:assert/strict';
import type {Page} from 'playwright-core';
import {inspect, sizes, visit, type Visit} from './browser';
import type {FakeHub} from './fake_hub';
import {KioskPeer} from './kiosk_peer';

export interface InCall extends Visit {
  kiosk: KioskPeer;
}

export async function answered(prepare: (hub: FakeHub) => void = () => undefined): Promise<InCall> {
  const desk = await visit('/calls', 'wide', prepare);
  await desk.page.getByText('You are:').waitFor();
  return takes_a_call(desk);
}

// From an adviser who is available to a call under way.
export async function takes_a_call(desk: Visit): Promise<InCall> {
  const kiosk = await KioskPeer.open(desk.hub);
  await desk.page.bringToFront();
  await desk.hub.live_opened();
  desk.hub.calls.rings();
  await desk.page.getByRole('heading', {name: 'Call: Benefits and money advice'}).waitFor();
  await desk.page.keyboard.press('F2');
  await desk.page.getByRole('group', {name: 'Your call'}).waitFor();
  await kiosk.offers();
  await desk.page.getByText('Connected', {exact: true}).waitFor();
  await kiosk.says({
    type: 'hello',
    version: 1,
    language: 'en-GB',
    speak: 'handset',
    needs: ['large_text'],
    allowed: ['see', 'point', 'fill', 'print', 'photo'],
  });
  desk.hub.calls.becomes({state: 'connected'});
  return {...desk, kiosk};
}

// To what has this name, by Tab alone.
export async function tabs_to(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (name.test(here.trim())) return;
  }
  assert.fail(`no way by Tab to ${name.source}`);
}

export async function leave({kiosk, end}: InCall): Promise<void> {
  await kiosk.dies().catch(() => undefined);
  await end();
}

export const moving = (page: Page) =>
  page.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('.wm-picture__theirs');
    return video !== null && video.videoWidth > 0 && video.currentTime > 0.3;
  });

export async function at_all_widths(page: Page, name: string): Promise<void> {
  for (const width of ['desktop', 'zoomed', 'phone'] as const) {
    await page.setViewportSize(sizes[width]);
    await inspect(page, `calls-${name}-${sizes[width].width}`);
  }
  await page.setViewportSize(sizes.wide);
}
