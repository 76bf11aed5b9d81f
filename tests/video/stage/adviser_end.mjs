// The adviser's end of a call: Debian's Chromium, headless, with the page of adviser_page.mjs.
import { createRequire } from 'node:module';
import { adviser_page } from './adviser_page.mjs';
import { Said } from './said.mjs';

const { chromium } = createRequire(new URL('../../e2e/package.json', import.meta.url))('playwright-core');

export const chromium_arguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows',
  '--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

export class AdviserEnd extends Said {
  static async open({ width = 320, height = 240, rate = 15 } = {}) {
    const end = new AdviserEnd('the adviser');
    end.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
      args: chromium_arguments,
    });
    end.page = await end.chromium.newPage({ viewport: { width: 640, height: 480 } });
    end.page.on('pageerror', (error) => end.heard({ type: 'error', text: String(error) }));
    await end.page.exposeFunction('tell', (event) => end.heard(event));
    await end.page.evaluate(adviser_page, { width, height, rate });
    return end;
  }

  call(name, ...values) {
    return this.page.evaluate(([method, given]) => window.adviser[method](...given), [name, values]);
  }

  close() { return this.chromium.close(); }
}
