// A member of staff's Firefox: Debian's firefox-esr without a screen, driven over WebDriver BiDi, the protocol of the
// browsers themselves. Camera and microphone are Firefox's own fakes: a picture whose colour goes round, and a tone.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { sees_stamp } from './stamp_in_page.mjs';

export const program = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
export const is_there = () => existsSync(program);

const settings = {
  'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true, 'media.autoplay.default': 0,
  'media.peerconnection.ice.loopback': true, 'media.peerconnection.ice.obfuscate_host_addresses': false,
  'datareporting.policy.dataSubmissionEnabled': false, 'browser.shell.checkDefaultBrowser': false,
  'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
  'app.normandy.enabled': false, 'extensions.update.enabled': false, 'browser.safebrowsing.downloads.remote.enabled': false,
  // Its keys of the function row belong to the page here, as they do to a page that asks for them.
  'accessibility.browsewithcaret_shortcut.enabled': false,
};

// As WebDriver numbers keys that are no letters.
const keys = { F2: '\uE032', Tab: '\uE004', Enter: '\uE007', Alt: '\uE00A', Shift: '\uE008' };

export class Firefox {
  static async open(folder) {
    const firefox = new Firefox();
    const profile = join(folder, 'firefox');
    mkdirSync(profile, { recursive: true });
    writeFileSync(join(profile, 'user.js'), Object.entries(settings)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
    firefox.process = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: folder, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900' } });
    firefox.exited = new Promise((resolve) => firefox.process.once('exit', resolve));
    firefox.said = '';
    firefox.process.stderr.on('data', (text) => { firefox.said = (firefox.said + text).slice(-20_000); });
    const [, address] = await firefox.until(() => /WebDriver BiDi listening on (ws:\S+)/.exec(firefox.said), 'Firefox', 60_000);
    await firefox.connect(`${address}/session`);
    return firefox;
  }

  async connect(address) {
    this.socket = new WebSocket(address);
    this.waiting = new Map();
    this.last = 0;
    this.socket.on('message', (data) => {
      const { id, type, result, message } = JSON.parse(data.toString('utf8'));
      const one = this.waiting.get(id);
      this.waiting.delete(id);
      if (type === 'error') one?.reject(new Error(message));
      else one?.resolve(result);
    });
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    await this.ask('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    const { contexts } = await this.ask('browsingContext.getTree', {});
    this.context = contexts[0].context;
  }

  ask(method, params) {
    const id = ++this.last;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  go(url) { return this.ask('browsingContext.navigate', { context: this.context, url, wait: 'complete' }); }

  // What a function of the page's own gives back, as JSON can say it.
  async run(body, ...words) {
    const functionDeclaration = `async (...words) => JSON.stringify((await (${body})(...words)) ?? null)`;
    const { type, result, exceptionDetails } = await this.ask('script.callFunction', {
      functionDeclaration, awaitPromise: true, target: { context: this.context },
      arguments: words.map((value) => ({ type: typeof value, value })),
    });
    if (type === 'exception') throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }

  // Keys one after the other; those in a list together.
  async press(...wanted) {
    const actions = wanted.flatMap((one) => {
      const together = [one].flat().map((name) => keys[name] ?? name);
      return [...together.map((value) => ({ type: 'keyDown', value })), ...together.reverse().map((value) => ({ type: 'keyUp', value }))];
    });
    await this.ask('input.performActions', { context: this.context, actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  reads(words, within_ms = 20_000) {
    return this.until(() => this.run((text) => document.body.innerText.includes(text), words), `"${words}"`, within_ms);
  }

  clicks(name) {
    return this.until(() => this.run((text) => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === text);
      button?.click();
      return Boolean(button);
    }, name), `the button "${name}"`);
  }

  async signs_in(base, { name, password }) {
    await this.go(`${base}/sign-in`);
    for (const [field, text] of [['input:not([type="password"])', name], ['input[type="password"]', password]]) {
      await this.until(() => this.run((wanted) => {
        const found = document.querySelector(`form ${wanted}`);
        found?.focus();
        return Boolean(found);
      }, field), field);
      await this.press(...text);
    }
    await this.press('Enter');
    await this.until(() => this.run(() => !location.pathname.startsWith('/sign-in')), 'the page after the sign-in');
  }

  sees_stamp() { return sees_stamp((body) => this.run(body)); }

  async until(holds, what, within_ms = 20_000) {
    const give_up = Date.now() + within_ms;
    for (;;) {
      const found = await holds();
      if (found) return found;
      if (Date.now() > give_up) throw new Error(`${what} did not come within ${within_ms / 1000} s`);
      await sleep(50);
    }
  }

  async close() {
    this.socket?.terminate();
    this.process.kill('SIGTERM');
    await this.exited;
  }
}
