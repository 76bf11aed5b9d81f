// A bad line, in user space and without privileges: a UDP proxy that loses, delays, narrows and interrupts what goes
// through it. One end's candidates are rewritten to lead here, the other's are kept back, so that everything must cross.
//
//   const line = await Impairment.open({ loss: 0.05, delay_ms: 25, kbits: 600 });
//   const call = await Call.set({ change: line.change });
//   line.now.away = true;                                    // an outage, until it is false again
//
// A narrow line has a queue of 300 ms before it in each direction, and loses what comes on top.
import { createSocket } from 'node:dgram';

export const queue_ms = 300;

// Not Math.random: a run can be repeated.
function random_from(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const bound = (type) => new Promise((resolve, reject) => {
  const socket = createSocket({ type, recvBufferSize: 1 << 20 });
  socket.once('error', reject);
  socket.bind(0, '127.0.0.1', () => resolve(socket));
});

export class Impairment {
  constructor(line, seed) {
    this.now = { loss: 0, delay_ms: 0, jitter_ms: 0, kbits: 0, away: false, ...line };
    this.random = random_from(seed);
    this.count = { to_kiosk: { came: 0, lost: 0 }, to_adviser: { came: 0, lost: 0 } };
    this.queue = { to_kiosk: 0, to_adviser: 0 };  // milliseconds that the last packet waits for those before it
    this.free_at = { to_kiosk: 0, to_adviser: 0 };
    this.fronts = new Map();  // a candidate's address -> the port that leads to it
    this.sockets = [];
    this.change = this.change.bind(this);
  }

  static async open(line = {}, seed = 12345) { return new Impairment(line, seed); }

  // What becomes of a candidate on its way from one end to the other.
  async change(candidate, from) {
    if (from === 'adviser') return null;
    const words = candidate.split(' ');
    if (words[2].toLowerCase() !== 'udp' || words[7] !== 'host' || words[4].includes(':')) return null;
    const address = { host: words[4], port: Number(words[5]) };
    const key = `${address.host}:${address.port}`;
    if (!this.fronts.has(key)) this.fronts.set(key, this.front(address));
    words[4] = '127.0.0.1';
    words[5] = String(await this.fronts.get(key));
    return words.join(' ');
  }

  // A socket that the adviser's end sends to, and one for each of its own addresses that the kiosk's end answers to.
  async front(kiosk) {
    const front = await bound('udp4');
    this.sockets.push(front);
    const behind = new Map();
    front.on('message', async (packet, adviser) => {
      const key = `${adviser.address}:${adviser.port}`;
      if (!behind.has(key)) behind.set(key, this.behind(front, adviser));
      const socket = await behind.get(key);
      this.pass('to_kiosk', packet, () => socket.send(packet, kiosk.port, kiosk.host, () => {}));
    });
    return front.address().port;
  }

  async behind(front, adviser) {
    const socket = await bound('udp4');
    this.sockets.push(socket);
    socket.on('message', (packet) =>
      this.pass('to_adviser', packet, () => front.send(packet, adviser.port, adviser.address, () => {})));
    return socket;
  }

  pass(direction, packet, send) {
    const { loss, delay_ms, jitter_ms, kbits, away } = this.now;
    const count = this.count[direction];
    count.came++;
    let wait = delay_ms + jitter_ms * this.random();
    const now = performance.now();
    let full = false;
    if (kbits > 0) {
      const begins = Math.max(this.free_at[direction], now);
      this.queue[direction] = begins - now;
      full = begins - now > queue_ms;
      if (!full) {
        this.free_at[direction] = begins + packet.length * 8 / kbits;
        wait += this.free_at[direction] - now;
      }
    }
    if (away || full || this.random() < loss) {
      count.lost++;
    } else if (wait > 0) {
      setTimeout(() => { if (!this.closed) send(); }, wait);
    } else {
      send();
    }
  }

  close() {
    this.closed = true;
    for (const socket of this.sockets) socket.close();
  }
}
