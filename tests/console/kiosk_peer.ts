// The kiosk's end of a call, played by a second page of the same browser: it offers, has a moving picture and a tone,
// and speaks the messages of the data channels as a test tells it to.
import type {Page} from 'playwright-core';
import type {CallSignal} from '../../provisioning/console/generated/api';
import {other_page} from './browser';
import type {FakeHub} from './fake_hub';

// What runs in the page.
function play(): void {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, {width: 320, height: 240});
  const paint = canvas.getContext('2d');
  paint?.scale(0.5, 0.5);
  let turn = 0;
  setInterval(() => {
    if (!paint) return;
    turn += 1;
    const sky = paint.createLinearGradient(0, 0, 0, 480);
    sky.addColorStop(0, '#b9d3dc');
    sky.addColorStop(1, '#6f95a3');
    paint.fillStyle = sky;
    paint.fillRect(0, 0, 640, 480);
    paint.fillStyle = '#f3d9c2';
    paint.beginPath();
    paint.arc(320 + 20 * Math.sin(turn / 20), 210, 92, 0, 7);
    paint.fill();
    paint.fillStyle = '#27495a';
    paint.beginPath();
    paint.ellipse(320 + 12 * Math.sin(turn / 20), 480, 190, 150, 0, 0, 7);
    paint.fill();
  }, 100);
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const out = audio.createMediaStreamDestination();
  tone.frequency.value = 440;
  volume.gain.value = 0.2;
  tone.connect(volume).connect(out);
  tone.start();
  const stream = new MediaStream([...canvas.captureStream(10).getTracks(), ...out.stream.getTracks()]);
  Object.assign(window, {peer: null, channels: {}, stream});
}

interface Played {
  peer: RTCPeerConnection | null;
  channels: Record<string, RTCDataChannel>;
  stream: MediaStream;
  told: (what: string, text: string) => void;
}

export class KioskPeer {
  heard: Array<{channel: string; message: Record<string, unknown>}> = [];
  #page: Page;
  #hub: FakeHub;
  #turn: Promise<void> = Promise.resolve();

  private constructor(page: Page, hub: FakeHub) {
    this.#page = page;
    this.#hub = hub;
  }

  static async open(hub: FakeHub): Promise<KioskPeer> {
    const page = await other_page();
    const peer = new KioskPeer(page, hub);
    await page.exposeFunction('told', (what: string, text: string) => peer.#told(what, text));
    await page.evaluate(play);
    hub.calls.on_signal = (signal) => {
      peer.#turn = peer.#turn.then(() => peer.#take(signal)).catch(() => undefined);
    };
    return peer;
  }

  #told(what: string, text: string): void {
    const [kind = '', leg = '1'] = what.split(' ');
    if (kind === 'offer') this.#hub.calls.signals_to_console({kind: 'offer', leg: Number(leg), sdp: text});
    else if (kind === 'candidate') {
      const {candidate, index} = JSON.parse(text) as {candidate: string; index: number};
      this.#hub.calls.signals_to_console({kind: 'candidate', leg: Number(leg), candidate, index});
    } else this.heard.push({channel: kind, message: JSON.parse(text) as Record<string, unknown>});
  }

  async offers(leg = 1): Promise<void> {
    await this.#page.evaluate(async (leg) => {
      const page = window as unknown as Played;
      page.peer?.close();
      const peer = new RTCPeerConnection();
      page.peer = peer;
      for (const name of ['assist', 'text']) {
        const channel = peer.createDataChannel(name, {ordered: true});
        channel.onmessage = ({data}) => page.told(name, String(data));
        page.channels[name] = channel;
      }
      const beat = setInterval(() => {
        if (page.channels['assist']?.readyState === 'open') page.channels['assist'].send('{"type":"beat"}');
        if (page.peer !== peer) clearInterval(beat);
      }, 1_000);
      for (const track of page.stream.getTracks()) peer.addTrack(track, page.stream);
      peer.addTransceiver('video', {direction: 'recvonly'});
      peer.onicecandidate = ({candidate}) => {
        if (candidate?.candidate)
          page.told(`candidate ${leg}`, JSON.stringify({candidate: candidate.candidate, index: candidate.sdpMLineIndex}));
      };
      await peer.setLocalDescription();
      page.told(`offer ${leg}`, peer.localDescription?.sdp ?? '');
    }, leg);
  }

  async #take(signal: CallSignal): Promise<void> {
    await this.#page.evaluate(async ({kind, sdp, candidate, index}) => {
      const {peer} = window as unknown as Played;
      if (kind === 'answer' && sdp) await peer?.setRemoteDescription({type: 'answer', sdp});
      if (kind === 'candidate' && candidate) await peer?.addIceCandidate({candidate, sdpMLineIndex: index ?? 0});
    }, signal);
  }

  async says(message: object, channel: 'assist' | 'text' = 'assist'): Promise<void> {
    await this.#page.evaluate(
      ([channel, text]) => (window as unknown as Played).channels[channel]?.send(text),
      [channel, JSON.stringify(message)] as const,
    );
  }

  // The channel alone: as when the line is about to go.
  async closes(channel: 'assist' | 'text'): Promise<void> {
    await this.#page.evaluate((name) => (window as unknown as Played).channels[name]?.close(), channel);
  }

  async until(holds: (message: Record<string, unknown>) => boolean, channel = 'assist'): Promise<Record<string, unknown>> {
    const give_up = Date.now() + 15_000;
    for (;;) {
      const found = this.heard.find((one) => one.channel === channel && holds(one.message));
      if (found) return found.message;
      if (Date.now() > give_up) throw new Error(`the kiosk did not hear it, but ${JSON.stringify(this.heard.slice(-20))}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  // Nothing comes from this end any more, as when a kiosk is switched off.
  async dies(): Promise<void> {
    await this.#page.close();
  }
}
