// Chromium in the place of waymark-media, with the same words as tests/video/stage/kiosk_end.mjs.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { chromium_arguments } from '../../video/stage/adviser_end.mjs';
import { Said } from '../../video/stage/said.mjs';
import { chromium_kiosk_page } from './chromium_kiosk_page.mjs';

const { chromium } = createRequire(new URL('../../e2e/package.json', import.meta.url))('playwright-core');

export class ChromiumKiosk extends Said {
  // `film`: a file of I420 pictures of this size.
  static async open({ width, height, frames_per_second, most_kbits, film }) {
    const end = new ChromiumKiosk('Chromium as the kiosk');
    const bytes = readFileSync(film);
    end.server = createServer((request, response) => {
      response.setHeader('content-type', request.url === '/film' ? 'application/octet-stream' : 'text/html');
      response.end(request.url === '/film' ? bytes : '<!doctype html><title>kiosk</title>');
    });
    await new Promise((resolve) => end.server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${end.server.address().port}/`;
    end.launched = await chromium.launchServer({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: chromium_arguments });
    end.pid = end.launched.process().pid;
    end.chromium = await chromium.connect(end.launched.wsEndpoint());
    end.page = await end.chromium.newPage({ viewport: { width: 1280, height: 720 } });
    await end.page.goto(address);
    await end.page.exposeFunction('tell', (event) => end.heard(event));
    await end.page.evaluate(chromium_kiosk_page, { width, height, rate: frames_per_second, most_kbits, address: address + 'film',
      frames: bytes.length / (width * height * 3 / 2) });
    return end;
  }

  call(name, ...values) {
    return this.page.evaluate(([method, given]) => window.kiosk[method](...given), [name, values]);
  }

  start() { this.heard({ type: 'ready' }); }

  tell({ type, leg, sdp, index, candidate }) {
    if (type === 'begin_leg') this.call('offer', leg);
    if (type === 'answer') this.answered = this.call('answer', sdp);
    if (type === 'candidate') this.answered.then(() => this.call('candidate', index, candidate));
  }

  // Those that came since it was asked last.
  pictures() { return this.call('pictures'); }

  async end() {
    await this.chromium.close();
    await this.launched.close();
    this.server.close();
  }
}
