// A call between the two ends, with the hub's part (carrying what they say to each other) done here.
import { AdviserEnd } from './adviser_end.mjs';
import { KioskEnd } from './kiosk_end.mjs';

export class Call {
  // `setup`: of the media process; `change`: what becomes of each candidate on its way, null to keep it back; `kiosk`: its
  // end, when it is another one.
  static async set({ setup = {}, adviser = {}, change = (candidate) => candidate, kiosk = new KioskEnd() } = {}) {
    const call = new Call();
    call.setup = setup;
    call.change = change;
    call.leg = 0;
    call.kiosk = kiosk;
    call.adviser = await AdviserEnd.open(adviser);
    return call;
  }

  async start() {
    const since = this.kiosk.said.length;
    this.kiosk.start(this.setup);
    await this.kiosk.next('ready', { since });
    this.kiosk.tell({ type: 'open_devices', camera: true, microphone: true });
  }

  // A new leg, up to the answer. `servers` and `relay_only` for both ends.
  async begin_leg({ servers = [], relay_only = false } = {}) {
    const { kiosk, adviser } = this;
    const leg = ++this.leg;
    const since = kiosk.said.length;
    const heard = adviser.said.length;
    kiosk.tell({ type: 'begin_leg', leg, ice_servers: servers, relay_only });
    const { sdp } = await kiosk.next('offer', { since });
    const of_this_leg = (event) => event.leg === leg;
    const answer = await adviser.call('take_offer', leg, sdp, {
      iceServers: servers, iceTransportPolicy: relay_only ? 'relay' : 'all' });
    kiosk.tell({ type: 'answer', leg, sdp: answer });
    this.carry(kiosk, since, of_this_leg, ({ index, candidate }) => adviser.call('add_candidate', index, candidate));
    this.carry(adviser, heard, of_this_leg, ({ index, candidate }) => kiosk.tell({ type: 'candidate', leg, index, candidate }));
    return leg;
  }

  // Every candidate that one end has said or will say for this leg.
  carry(from, since, of_this_leg, give) {
    const carry_one = async (event) => {
      if (event.type !== 'candidate' || !of_this_leg(event)) return;
      const candidate = await this.change(event.candidate, from === this.kiosk ? 'kiosk' : 'adviser');
      if (candidate !== null) await give({ ...event, candidate });
    };
    from.said.slice(since).forEach(carry_one);
    from.waiting.add(carry_one);
  }

  async connect(options) {
    const { kiosk, adviser } = this;
    const since = kiosk.said.length;
    const heard = adviser.said.length;
    const leg = await this.begin_leg(options);
    await Promise.all([
      kiosk.next('connection', { since, holds: (event) => event.leg === leg && event.state === 'connected' }),
      adviser.next('connection', { since: heard, holds: (event) => event.leg === leg && event.state === 'connected' }),
    ]);
    return leg;
  }

  async end() {
    await this.adviser.close();
    await this.kiosk.end();
  }
}

// Pictures with a stamp, from now on: `count` of them, whose numbers rise.
export async function stamped_pictures(end, count, within_ms = 60_000) {
  const since = end.said.length;
  const stamped = () => end.said.slice(since).filter((event) =>
    event.type === 'picture' && event.number !== undefined && (event.surface ?? 'remote') === 'remote');
  await end.next('picture', { since, within_ms, holds: () => stamped().length >= count });
  return stamped();
}
