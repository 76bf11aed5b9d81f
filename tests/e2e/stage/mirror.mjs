// The mirror of a kiosk as a program sees it: every View that was on the glass, and input for a demonstration kiosk.
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { in_words } from './view.mjs';

export class Mirror {
  // `staff`: a signed-in HubClient.
  static async open(staff, kiosk_id) {
    const mirror = new Mirror();
    Object.assign(mirror, { staff, kiosk_id, frames: 0, view: null, watchers: new Set() });
    await mirror.connect();
    return mirror;
  }

  async connect() {
    const address = this.staff.base.replace(/^http/, 'ws') + '/api/v1/live';
    this.socket = new WebSocket(address, { headers: { cookie: this.staff.cookie, origin: this.staff.base } });
    this.socket.on('message', (data) => this.hear(JSON.parse(data.toString('utf8'))));
    this.socket.on('error', () => {});
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.send({ type: 'mirror.watch', kiosk: this.kiosk_id });
  }

  hear(message) {
    if (message.type !== 'mirror.frame' || message.kiosk !== this.kiosk_id) return;
    this.view = message.view;
    this.frames += 1;
    for (const watcher of this.watchers) watcher(message.view);
    this.seen?.();
  }

  // Until another View is there; `within_ms` later at the latest.
  async another(within_ms) {
    const seen = new Promise((resolve) => { this.seen = resolve; });
    await Promise.race([seen, sleep(within_ms)]);
  }

  send(message) { this.socket.send(JSON.stringify(message)); }
  input(input) { this.send({ type: 'mirror.input', kiosk: this.kiosk_id, input }); }

  // The first View, now or later, for which `holds` is true.
  async until(holds, what, within_ms = 10_000) {
    const give_up = Date.now() + within_ms;
    while (!(this.view && holds(this.view))) {
      if (Date.now() > give_up) throw new Error(`${what} was not on the glass after ${within_ms / 1000} s. There was:\n${in_words(this.view)}`);
      await this.another(100);
    }
    return this.view;
  }

  close() { this.socket.terminate(); }
}
