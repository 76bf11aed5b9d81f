// The kiosk's whole network, to be taken away and given back. Its line to the hub is a TCP proxy; its line to an
// adviser is the impairment of tests/video, which the adviser's page is made to use.
//
//   const line = await CutLine.open(hub_port);   // the kiosk is started with line.port
//   await line.leads(adviser);                   // before the adviser's page is loaded
//   line.goes(); … line.is_back();
//
// While it is away nothing is told to anybody: connections stay open, and what is sent waits, as TCP sends it again.
// Those that were begun meanwhile have never been connected, and end.
import { connect, createServer } from 'node:net';
import { Impairment } from '../../video/stage/impairment.mjs';

export class CutLine {
  static async open(hub_port) {
    const line = new CutLine();
    line.pairs = new Set();
    line.begun_away = new Set();
    line.media = await Impairment.open();
    line.server = createServer((kiosk) => line.carry(kiosk, hub_port));
    await new Promise((done) => line.server.listen(0, '127.0.0.1', done));
    line.port = line.server.address().port;
    return line;
  }

  carry(kiosk, hub_port) {
    kiosk.on('error', () => {});
    if (this.away) {
      this.begun_away.add(kiosk);
      kiosk.pause();
      return;
    }
    const hub = connect(hub_port, '127.0.0.1');
    const pair = [kiosk, hub];
    this.pairs.add(pair);
    for (const [from, to] of [[kiosk, hub], [hub, kiosk]]) {
      from.on('error', () => {});
      from.pipe(to);
      from.on('close', () => {
        this.pairs.delete(pair);
        to.destroy();
      });
    }
  }

  goes() {
    this.away = this.media.now.away = true;
    for (const [kiosk, hub] of this.pairs) {
      kiosk.unpipe(hub);
      hub.unpipe(kiosk);
      kiosk.pause();
      hub.pause();
    }
  }

  is_back() {
    this.away = this.media.now.away = false;
    for (const kiosk of this.begun_away) kiosk.destroy();
    this.begun_away.clear();
    for (const [kiosk, hub] of this.pairs) {
      kiosk.pipe(hub);
      hub.pipe(kiosk);
    }
  }

  // Every packet between kiosk and adviser crosses: the adviser's browser hears of the kiosk's candidates as they are
  // behind the impairment, and keeps its own back.
  async leads(adviser) {
    await adviser.page.exposeFunction('waymark_behind', (candidate) => this.media.change(candidate, 'kiosk'));
    await adviser.page.addInitScript(() => {
      const take = RTCPeerConnection.prototype.addIceCandidate;
      RTCPeerConnection.prototype.addIceCandidate = async function behind(given) {
        const candidate = await window.waymark_behind(given.candidate);
        if (candidate) await take.call(this, { ...given, candidate });
      };
      const say = WebSocket.prototype.send;
      WebSocket.prototype.send = function without_candidates(text) {
        const message = JSON.parse(text);
        if (message.type === 'call.signal' && message.kind === 'candidate') return;
        if (message.sdp) message.sdp = message.sdp.replace(/^a=candidate.*\r\n/gm, '');
        say.call(this, JSON.stringify(message));
      };
    });
  }

  close() {
    this.server.close();
    for (const pair of this.pairs) for (const end of pair) end.destroy();
    for (const kiosk of this.begun_away) kiosk.destroy();
    this.media.close();
  }
}
