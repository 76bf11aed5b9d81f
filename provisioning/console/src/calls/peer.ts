// One leg of a call in the browser: the RTCPeerConnection that answers the kiosk's offer, its tracks and channels. It
// decides nothing; what happens is told as events of calls/call.ts, each with the leg that it belongs to.
import type {Channel, Connection, Event} from './call';
import {in_pieces, PieceReader} from './pieces';
import {figures_of, type Figures} from './quality';

export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

export interface PeerSetup {
  leg: number;
  ice_servers: IceServer[];
  relay_only: boolean;
  own: MediaStream;
  tell: (event: Event) => void;
  show: (theirs: MediaStream) => void;
}

const most_bits = 1_200_000; // a second, for the adviser's picture
const connections: Record<string, Connection> = {
  connecting: 'connecting',
  connected: 'connected',
  disconnected: 'interrupted',
  failed: 'failed',
};

export class Peer {
  readonly leg: number;
  #connection: RTCPeerConnection;
  #channels = new Map<Channel, RTCDataChannel>();
  #theirs = new MediaStream();
  #setup: PeerSetup;
  #offered = false;
  #early: RTCIceCandidateInit[] = []; // a candidate can be taken only after the offer

  constructor(setup: PeerSetup) {
    this.#setup = setup;
    this.leg = setup.leg;
    const {leg, tell} = setup;
    const connection = new RTCPeerConnection({
      iceServers: setup.ice_servers,
      iceTransportPolicy: setup.relay_only ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    });
    this.#connection = connection;
    connection.onicecandidate = ({candidate}) => {
      if (candidate?.candidate)
        tell({type: 'candidate', leg, candidate: candidate.candidate, index: candidate.sdpMLineIndex ?? 0});
    };
    connection.onconnectionstatechange = () => {
      const state = connections[connection.connectionState];
      if (state) tell({type: 'connection', leg, connection: state});
    };
    connection.ontrack = ({track}) => {
      // The kiosk's first picture is the customer's; a second line of video is for showing something to them.
      if (this.#theirs.getTracks().some((one) => one.kind === track.kind)) return;
      this.#theirs.addTrack(track);
      setup.show(this.#theirs);
    };
    connection.ondatachannel = ({channel}) => this.#adopt(channel);
  }

  async answer(sdp: string): Promise<void> {
    const connection = this.#connection;
    try {
      await connection.setRemoteDescription({type: 'offer', sdp});
      for (const track of this.#setup.own.getTracks()) connection.addTrack(track, this.#setup.own);
      await connection.setLocalDescription();
      this.#setup.tell({type: 'answered', leg: this.leg, sdp: connection.localDescription?.sdp ?? ''});
      this.#offered = true;
      for (const candidate of this.#early.splice(0)) await this.#take(candidate);
      await this.#limit();
    } catch {
      this.#setup.tell({type: 'connection', leg: this.leg, connection: 'failed'});
    }
  }

  async candidate(candidate: string, index: number): Promise<void> {
    const known = {candidate, sdpMLineIndex: index};
    if (this.#offered) await this.#take(known);
    else this.#early.push(known);
  }

  send(channel: Channel, message: object): void {
    const open = this.#channels.get(channel);
    if (open?.readyState === 'open') for (const piece of in_pieces(JSON.stringify(message))) open.send(piece);
  }

  async figures(now: number): Promise<Figures> {
    const report = await this.#connection.getStats();
    return figures_of([...(report as unknown as Map<string, Record<string, unknown>>).values()], now);
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.onclose = channel.onmessage = null;
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  // One that the browser cannot use is no reason to give up: others follow.
  async #take(candidate: RTCIceCandidateInit): Promise<void> {
    await this.#connection.addIceCandidate(candidate).catch(() => undefined);
  }

  async #limit(): Promise<void> {
    const sender = this.#connection.getSenders().find((one) => one.track?.kind === 'video');
    const parameters = sender?.getParameters();
    if (!sender || !parameters?.encodings?.[0]) return;
    parameters.encodings[0].maxBitrate = most_bits;
    // Signs and lips are read in movement: the picture gets smaller before it gets slower.
    (parameters as {degradationPreference?: string}).degradationPreference = 'maintain-framerate';
    await sender.setParameters(parameters).catch(() => undefined);
  }

  #adopt(channel: RTCDataChannel): void {
    const name = channel.label;
    if (name !== 'assist' && name !== 'text') return channel.close();
    const {leg} = this;
    const {tell} = this.#setup;
    this.#channels.set(name, channel);
    const opened = () => tell({type: 'channel', leg, channel: name, open: true, now: Date.now()});
    const reader = new PieceReader();
    channel.onmessage = ({data}: MessageEvent<unknown>) => {
      const text = typeof data === 'string' ? reader.take(data) : null;
      if (text !== null) tell({type: 'message', leg, channel: name, text, now: Date.now()});
    };
    channel.onclose = () => tell({type: 'channel', leg, channel: name, open: false, now: Date.now()});
    if (channel.readyState === 'open') opened();
    else channel.onopen = opened;
  }
}
