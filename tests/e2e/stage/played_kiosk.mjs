// A kiosk's end of calls, played: enrolled at a real hub and speaking to it as a kiosk does, with a page of Chromium for
// pictures, sound and channels. For what is about the hub and the adviser's desk; the real kiosk has scenes of its own.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { read_stamp, rows_of } from './stamp.mjs';

function new_call_id() {
  const hex = Date.now().toString(16).padStart(12, '0') + '7' + randomBytes(2).toString('hex').slice(1) + '8' + randomBytes(8).toString('hex').slice(1);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export class PlayedKiosk {
  static async enrolled(house) {
    const kiosk = new PlayedKiosk();
    Object.assign(kiosk, { house, heard: [], states: [], sequence: 0, agent: new Agent({ ca: readFileSync(house.certificates.authority), keepAlive: true }) });
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    kiosk.key = privateKey;
    const code = (await house.enrolment_code()).split('.').pop();
    const public_key = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
    kiosk.id = (await kiosk.ask('POST', '/kiosk/v1/enrolments', { code, public_key, name: 'Played kiosk' })).kiosk_id;
    await kiosk.opens_its_page();
    kiosk.listens();
    kiosk.beats();
    return kiosk;
  }

  async authenticates() {
    const { challenge } = await this.ask('POST', '/kiosk/v1/challenges', { kiosk_id: this.id });
    const signature = sign(null, Buffer.from(`waymark-token-v1\n${this.id}\n${challenge}`), this.key).toString('base64');
    this.token = (await this.ask('POST', '/kiosk/v1/tokens', { kiosk_id: this.id, challenge, signature })).token;
  }

  send(method, path, body) {
    const { hostname, port } = new URL(this.house.kiosk_address);
    const headers = { ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...(body ? { 'content-type': 'application/json' } : {}) };
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers, agent: this.agent }, resolve);
      asked.on('error', reject);
      asked.end(body ? JSON.stringify(body) : undefined);
    });
  }

  async ask(method, path, body) {
    const answer = await this.send(method, path, body);
    let text = '';
    for await (const part of answer) text += part;
    if (answer.statusCode >= 300) throw new Error(`the hub answered ${answer.statusCode} to ${method} ${path}: ${text.slice(0, 200)}`);
    return text ? JSON.parse(text) : null;
  }

  // In a call the hub hears every second that the kiosk is there.
  async beats() {
    while (!this.gone) {
      if (this.call_id) await this.ask('GET', `/kiosk/v1/calls/${this.call_id}`).then((state) => this.follows(state)).catch(() => {});
      await sleep(1_000);
    }
  }

  // The stream of events, again and again until the kiosk vanishes: a hub that restarts ends it.
  async listens() {
    while (!this.gone) {
      try {
        await this.authenticates();
        const stream = this.stream = await this.send('GET', '/kiosk/v1/events');
        if (this.call_id) await this.follows(await this.ask('GET', `/kiosk/v1/calls/${this.call_id}`));  // told while it was away
        let rest = '';
        for await (const part of stream) {
          const blocks = (rest + part).split('\n\n');
          rest = blocks.pop();
          for (const block of blocks) await this.hears(block);
        }
      } catch {
        // The hub is away; it is asked again below.
      }
      await sleep(200);
    }
  }

  async hears(block) {
    const event = /^event: ?(.*)$/m.exec(block)?.[1].trim();
    const data = /^data: ?(.*)$/m.exec(block)?.[1];
    if (event === 'call.state') await this.follows(JSON.parse(data));
    if (event === 'call.signal') await this.takes(JSON.parse(data));
  }

  async follows(state) {
    if (state.call_id !== this.call_id) return;
    this.states.push(state);
    if (state.state !== 'accepted' || state.leg <= this.leg) return;
    this.leg = state.leg;
    await this.page.evaluate((leg) => window.offers(leg), state.leg);
  }

  takes({ call_id, leg, kind, sdp, candidate, index }) {
    if (call_id !== this.call_id || leg !== this.leg) return;
    return this.page.evaluate((signal) => window.takes(signal), { kind, sdp, candidate, index });
  }

  async asks(skill = 'general') {
    Object.assign(this, { call_id: new_call_id(), leg: 0, states: [], heard: [] });
    await this.ask('POST', '/kiosk/v1/calls', {
      call_id: this.call_id, skill, language: 'en-GB', needs: ['large_text'], speak: 'headphones', page: 'home', allowed: ['see', 'point', 'fill', 'print'],
    });
  }

  says(message, channel = 'assist') {
    return this.page.evaluate(([name, text]) => window.channels[name].send(text), [channel, JSON.stringify(message)]);
  }

  async until(holds, what, within_ms = 15_000) {
    const give_up = Date.now() + within_ms;
    for (;;) {
      const found = await holds();
      if (found) return found;
      if (Date.now() > give_up) throw new Error(`${what} did not come to the kiosk within ${within_ms / 1000} s; it heard ${JSON.stringify(this.heard.slice(-10))}`);
      await sleep(10);
    }
  }

  hears_message(holds, what, channel = 'assist') {
    return this.until(() => this.heard.find((one) => one.channel === channel && holds(one.message)), what);
  }

  is_told(state, within_ms) { return this.until(() => this.states.at(-1)?.state === state, `the state ${state}`, within_ms); }

  async sees_stamp() {
    const picture = await this.page.evaluate(() => window.sees());
    return picture && read_stamp(picture.width, picture.height, (x, y) => picture.luma[y * picture.width + x]);
  }

  hears_tone() { return this.page.evaluate(() => window.hears()); }

  async opens_its_page() {
    this.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync',
        '--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns', '--autoplay-policy=no-user-gesture-required'],
    });
    this.page = await this.chromium.newPage();
    await this.page.exposeFunction('tells', async (what, message) => {
      const to_the_hub = (path, body) => this.ask('POST', `/kiosk/v1/calls/${this.call_id}/${path}`, body).catch(() => {});
      if (what === 'signal') await to_the_hub('signal', { sequence: ++this.sequence, ...message });
      else if (what === 'connected') await to_the_hub('state', { state: 'connected', leg: message.leg });
      else this.heard.push({ channel: what, message });
    });
    await this.page.evaluate(`window.rows_of = ${rows_of}`);
    await this.page.evaluate(play);
  }

  // As when the power is cut.
  async vanishes() {
    this.gone = true;
    this.stream?.destroy();
    this.agent.destroy();
    await this.chromium?.close();
    this.chromium = null;
  }
}

// What runs in the page: marked pictures, a tone of 440 Hz, and a peer connection for each leg.
function play() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
  const paint = canvas.getContext('2d');
  let number = 0;
  setInterval(() => {
    number += 1;
    paint.fillStyle = '#6f95a3';
    paint.fillRect(0, 0, 320, 240);
    window.rows_of({ number: number & 0xffff, milliseconds: Date.now() % 1e6 }).forEach((value, row) => {
      for (let bit = 0; bit < 32; ++bit) {
        paint.fillStyle = (value >>> (31 - bit)) & 1 ? '#fff' : '#000';
        paint.fillRect(bit * 10, row * 15, 10, 15);
      }
    });
  }, 100);
  const audio = new AudioContext();
  const tone = audio.createOscillator(), volume = audio.createGain(), out = audio.createMediaStreamDestination();
  tone.frequency.value = 440;
  volume.gain.value = 0.3;
  tone.connect(volume).connect(out);
  tone.start();
  const tracks = [...canvas.captureStream(10).getTracks(), ...out.stream.getTracks()];
  const video = document.body.appendChild(Object.assign(document.createElement('video'), { autoplay: true, muted: true }));
  const theirs = new MediaStream();
  let peer = null;
  window.channels = {};

  window.offers = async (leg) => {
    peer?.close();
    peer = new RTCPeerConnection();
    const own = peer;
    for (const name of ['assist', 'text']) {
      const channel = window.channels[name] = peer.createDataChannel(name);
      channel.onmessage = ({ data }) => window.tells(name, JSON.parse(data));
      channel.onopen = () => {
        if (name === 'text') return;
        channel.send(JSON.stringify({ type: 'hello', version: 1, language: 'en-GB', speak: 'headphones', needs: [], allowed: ['see', 'point', 'fill', 'print'] }));
        const beat = setInterval(() => (own === peer && channel.readyState === 'open' ? channel.send('{"type":"beat"}') : clearInterval(beat)), 1_000);
      };
    }
    peer.onconnectionstatechange = () => own.connectionState === 'connected' && window.tells('connected', { leg });
    for (const track of tracks) peer.addTrack(track);
    peer.ontrack = ({ track }) => {
      for (const old of theirs.getTracks()) if (old.kind === track.kind) theirs.removeTrack(old);
      theirs.addTrack(track);
      video.srcObject = theirs;
    };
    peer.onicecandidate = ({ candidate }) => candidate?.candidate &&
      window.tells('signal', { leg, kind: 'candidate', candidate: candidate.candidate, index: candidate.sdpMLineIndex });
    await peer.setLocalDescription();
    window.tells('signal', { leg, kind: 'offer', sdp: peer.localDescription.sdp });
  };
  window.takes = async ({ kind, sdp, candidate, index }) => {
    if (kind === 'answer') await peer.setRemoteDescription({ type: 'answer', sdp });
    if (kind === 'candidate' && candidate) await peer.addIceCandidate({ candidate, sdpMLineIndex: index }).catch(() => {});
  };
  window.sees = () => {
    if (!video.videoWidth) return null;
    const copy = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
    const look = copy.getContext('2d');
    look.drawImage(video, 0, 0);
    const { data } = look.getImageData(0, 0, copy.width, Math.ceil(copy.height / 8));
    const luma = [];
    for (let at = 0; at < data.length; at += 4) luma.push(Math.round(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]));
    return { width: copy.width, height: copy.height, luma };
  };
  window.hears = async () => {
    if (!theirs.getAudioTracks().length) return 0;
    const analyser = audio.createAnalyser();
    analyser.fftSize = 8192;
    const source = audio.createMediaStreamSource(theirs);
    source.connect(analyser);
    await new Promise((done) => { setTimeout(done, 500); });
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    source.disconnect();
    const loudest = levels.reduce((best, level, at) => (level > levels[best] ? at : best), 0);
    return levels[loudest] > -70 ? (loudest * audio.sampleRate) / analyser.fftSize : 0;
  };
}
