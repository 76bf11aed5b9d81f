// A member of staff's browser: Debian's Chromium, driven by playwright-core.
import { chromium } from 'playwright-core';

export class StaffBrowser {
  // `more`: further options of Chromium.
  static async open(base, { name, password }, more = []) {
    return new StaffBrowser().signs_in(base, { name, password }, more);
  }

  async signs_in(base, { name, password }, more) {
    const browser = this;
    browser.base = base;
    browser.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', ...more],
    });
    browser.page = await browser.chromium.newPage({ viewport: { width: 1280, height: 900 } });
    browser.errors = [];
    browser.page.on('pageerror', (error) => browser.errors.push(String(error)));
    await browser.page.goto(`${base}/sign-in`);
    await browser.page.getByLabel(/name/i).fill(name);
    await browser.page.getByLabel(/password/i).fill(password);
    await browser.page.getByRole('button', { name: /sign in/i }).click();
    await browser.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 10_000 });
    return browser;
  }

  async go(path) {
    await this.page.goto(this.base + path);
    await this.page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 10_000 });
    return this.page;
  }

  close() { return this.chromium.close(); }
}
