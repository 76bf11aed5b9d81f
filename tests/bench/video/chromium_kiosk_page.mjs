// What a council would use instead of waymark-media: a page in Chromium that makes the offer. This function is given to
// the page as text and runs there.
//
// It sends the same pictures as our test camera (`frames` of them, I420, forwards and backwards, with the same stamp) and
// a tone of 440 Hz, and reads the stamps of what comes: as decoded, or as drawn while a video element shows it. Pictures
// are counted in the page and fetched together, because telling each would cost what is to be measured.
export async function chromium_kiosk_page({ width, height, rate, frames, most_kbits, address }) {
  const wall = () => Math.floor(performance.timeOrigin + performance.now()) >>> 0;
  const check = (number, time) => (number ^ (number >> 8) ^ time ^ (time >>> 8) ^ (time >>> 16) ^ (time >>> 24)) & 0xff;
  const upper = (number, time) => ((0xa5 << 24) | (number << 8) | check(number, time)) >>> 0;
  const bytes = width * height * 3 / 2;
  const film = new Uint8Array(await (await fetch(address)).arrayBuffer());

  const camera = new MediaStreamTrackGenerator({ kind: 'video' });
  const into = camera.writable.getWriter();
  let number = 0;
  function take_picture() {
    const turn = number % (2 * frames - 2);
    const at = (turn < frames ? turn : 2 * frames - 2 - turn) * bytes;
    const picture = film.slice(at, at + bytes);
    const time = wall();
    const high = Math.floor(height / 16);
    [upper(number, time), time].forEach((value, row) => {
      for (let bit = 0; bit < 32; bit++) {
        const light = (value >>> (31 - bit)) & 1 ? 235 : 16;
        const [left, right] = [bit, bit + 1].map((edge) => Math.floor(edge * width / 32));
        for (let y = row * high; y < (row + 1) * high; y++) picture.fill(light, y * width + left, y * width + right);
      }
    });
    const colours = [width * height, width * height * 5 / 4];
    for (const plane of colours) picture.fill(128, plane, plane + width / 2 * high);
    number = (number + 1) & 0xffff;
    into.write(new VideoFrame(picture, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: performance.now() * 1000 }));
  }
  const began = performance.now();
  let made = 0;
  setInterval(() => {
    for (const due = (performance.now() - began) * rate / 1000; made < due; made++) if (made + 1 >= due) take_picture();
  }, 500 / rate);

  const sound = new AudioContext({ sampleRate: 48000 });
  const oscillator = new OscillatorNode(sound, { frequency: 440 });
  const speaks = new MediaStreamAudioDestinationNode(sound);
  oscillator.connect(new GainNode(sound, { gain: 0.3 })).connect(speaks);
  oscillator.start();

  let pictures = [];
  let seen_one = false;
  function note(stamp) {
    pictures.push(stamp);
    if (!seen_one) window.tell({ type: 'first_picture' });
    seen_one = true;
  }
  const stamp_of = (rows) => {
    const read_number = (rows[0] >>> 8) & 0xffff;
    return upper(read_number, rows[1]) === rows[0] ? { number: read_number, late_ms: (wall() - rows[1]) | 0 } : {};
  };
  async function decoded(track) {
    const frames_of = new MediaStreamTrackProcessor({ track }).readable.getReader();
    for (;;) {
      const { value: frame, done } = await frames_of.read();
      if (done) return;
      const [wide, tall] = [frame.codedWidth, frame.codedHeight];
      const high = Math.floor(tall / 16);
      const rect = { x: 0, y: 0, width: wide, height: Math.floor(high) * 2 };
      const planes = new Uint8Array(frame.allocationSize({ rect }));
      const [{ offset, stride }] = await frame.copyTo(planes, { rect });
      frame.close();
      note(stamp_of([0, 1].map((row) => {
        let value = 0;
        for (let bit = 0; bit < 32; bit++) {
          const x = (Math.floor(bit * wide / 32) + Math.floor((bit + 1) * wide / 32)) / 2;
          value = ((value << 1) | (planes[offset + Math.floor(row * high + high / 2) * stride + Math.floor(x)] > 127 ? 1 : 0)) >>> 0;
        }
        return value;
      })));
    }
  }

  let shown = [];
  const seen = Object.assign(document.createElement('video'), { muted: true, autoplay: true, playsInline: true, width, height });
  const look = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true });
  function each_frame(now, { width: wide, height: tall }) {
    seen.requestVideoFrameCallback(each_frame);
    const high = Math.floor(tall / 16);
    look.drawImage(seen, 0, 0, wide, 2 * high, 0, 0, wide, 2 * high);
    const { data } = look.getImageData(0, 0, wide, 2 * high);
    shown.push(stamp_of([0, 1].map((row) => {
      let value = 0;
      for (let bit = 0; bit < 32; bit++) {
        const x = Math.floor((Math.floor(bit * wide / 32) + Math.floor((bit + 1) * wide / 32)) / 2);
        value = ((value << 1) | (data[4 * (Math.floor(row * high + high / 2) * wide + x)] > 127 ? 1 : 0)) >>> 0;
      }
      return value;
    })));
  }

  let peer = null;
  let theirs = null;
  window.kiosk = {
    async offer(leg) {
      peer?.close();
      seen_one = false;
      const own = peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
      for (const name of ['assist', 'text']) own.createDataChannel(name);
      own.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) window.tell({ type: 'candidate', leg, index: candidate.sdpMLineIndex, candidate: candidate.candidate });
      };
      own.onconnectionstatechange = () => window.tell({ type: 'connection', leg, state: own.connectionState });
      own.ontrack = ({ track }) => {
        if (track.kind === 'video') {
          theirs = track;
          decoded(track);
        } else {
          // Without an element that plays it, Chromium decodes no sound.
          const keep = Object.assign(document.createElement('audio'), { srcObject: new MediaStream([track]), muted: true });
          keep.play();
          new MediaStreamAudioSourceNode(sound, { mediaStream: keep.srcObject }).connect(new AnalyserNode(sound));
        }
      };
      // Of one stream, as ours are: the browser at the other end keeps lips and voice together.
      const voice = speaks.stream.getAudioTracks()[0];
      const stream = new MediaStream([camera, voice]);
      own.addTrack(camera, stream);
      own.addTrack(voice, stream);
      await own.setLocalDescription();
      const sender = own.getSenders().find(({ track }) => track?.kind === 'video');
      const parameters = sender.getParameters();
      parameters.encodings[0].maxBitrate = most_kbits * 1000;
      await sender.setParameters(parameters);
      window.tell({ type: 'offer', leg, sdp: own.localDescription.sdp });
    },
    answer: (sdp) => peer.setRemoteDescription({ type: 'answer', sdp }),
    candidate: (index, candidate) => peer.addIceCandidate({ sdpMLineIndex: index, candidate }),
    pictures() {
      const now = pictures;
      pictures = [];
      return now;
    },
    draw() {
      document.body.append(seen);
      seen.srcObject = new MediaStream([theirs]);
      seen.requestVideoFrameCallback(each_frame);
    },
    drawn() {
      const now = shown;
      shown = [];
      return now;
    },
  };
}
