// The adviser's end of a call, inside a browser: this function is given to the page as text and runs there.
//
// It sends a canvas that moves and carries the stamp of video/test_source/stamp.h, and a tone of 880 Hz; it reads the
// stamps and tones that come. The page tells the test by `window.tell(event)`.
export function adviser_page({ width, height, rate }) {
  const wall = () => Math.floor(performance.timeOrigin + performance.now()) >>> 0;
  const check = (number, time) => (number ^ (number >> 8) ^ time ^ (time >>> 8) ^ (time >>> 16) ^ (time >>> 24)) & 0xff;
  const upper = (number, time) => ((0xa5 << 24) | (number << 8) | check(number, time)) >>> 0;

  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const paint = canvas.getContext('2d');
  let number = 0;
  function draw() {
    const time = wall();
    paint.fillStyle = '#405060';
    paint.fillRect(0, 0, width, height);
    paint.fillStyle = '#c0a080';
    paint.fillRect((number * 4) % width, height / 2, width / 5, height / 4);
    const high = Math.floor(height / 16);
    [upper(number, time), time].forEach((value, row) => {
      for (let bit = 0; bit < 32; bit++) {
        const left = Math.floor(bit * width / 32);
        paint.fillStyle = (value >>> (31 - bit)) & 1 ? '#fff' : '#000';
        paint.fillRect(left, row * high, Math.floor((bit + 1) * width / 32) - left, high);
      }
    });
    number = (number + 1) & 0xffff;
  }
  draw();
  setInterval(draw, 1000 / rate);

  const sound = new AudioContext({ sampleRate: 48000 });
  const oscillator = new OscillatorNode(sound, { frequency: 880 });
  const speaks = new MediaStreamAudioDestinationNode(sound);
  const loud = 0.3;
  const voice = new GainNode(sound, { gain: loud });
  oscillator.connect(voice).connect(speaks);
  oscillator.start();

  const seen = document.createElement('video');
  seen.muted = true;
  seen.autoplay = true;
  seen.playsInline = true;
  document.body.append(seen);
  const look = Object.assign(document.createElement('canvas'), { width: 64, height: 64 }).getContext('2d', { willReadFrequently: true });
  function read(view_width, view_height) {
    look.canvas.width = view_width;
    look.canvas.height = view_height;
    look.drawImage(seen, 0, 0, view_width, view_height);
    const { data } = look.getImageData(0, 0, view_width, view_height);
    const brightness = (x, y) => Math.max(...data.subarray(4 * (Math.floor(y) * view_width + Math.floor(x))).subarray(0, 3));
    const high = Math.floor(view_height / 16);
    const rows = [0, 1].map((row) => {
      let value = 0;
      for (let bit = 0; bit < 32; bit++) {
        const at = (Math.floor(bit * view_width / 32) + Math.floor((bit + 1) * view_width / 32)) / 2;
        value = ((value << 1) | (brightness(at, row * high + high / 2) > 127 ? 1 : 0)) >>> 0;
      }
      return value;
    });
    const got = { width: view_width, height: view_height, brightness: brightness(view_width / 2, view_height / 2) };
    const read_number = (rows[0] >>> 8) & 0xffff;
    return upper(read_number, rows[1]) === rows[0] ? { ...got, number: read_number, late_ms: (wall() - rows[1]) | 0 } : got;
  }
  function each_frame(now, about) {
    seen.requestVideoFrameCallback(each_frame);
    window.tell({ type: 'picture', presented: about.presentedFrames, ...read(about.width, about.height) });
  }
  seen.requestVideoFrameCallback(each_frame);

  let heard = null;
  let listening = 0;
  let ear = null;
  function listen(stream) {
    clearInterval(listening);
    // Without an element that plays it, Chromium gives no sound to an AudioContext.
    const keep = Object.assign(document.createElement('audio'), { srcObject: stream, muted: true });
    keep.play();
    const analyser = new AnalyserNode(sound, { fftSize: 8192, smoothingTimeConstant: 0 });
    ear = new AnalyserNode(sound, { fftSize: 256 });
    sound.createMediaStreamSource(stream).connect(analyser).connect(ear);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    listening = setInterval(() => {
      analyser.getFloatFrequencyData(spectrum);
      let loudest = 0;
      spectrum.forEach((power, at) => { if (power > spectrum[loudest]) loudest = at; });
      const hertz = spectrum[loudest] > -50 ? Math.round(loudest * sound.sampleRate / analyser.fftSize / 20) * 20 : 0;
      if (hertz !== heard) window.tell({ type: 'tone', hertz });
      heard = hertz;
    }, 200);
  }

  let peer = null;
  let channels = {};
  const adviser = {
    async take_offer(leg, sdp, options = {}) {
      peer?.close();
      channels = {};
      const own = peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle', ...options });
      own.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) window.tell({ type: 'candidate', leg, index: candidate.sdpMLineIndex, candidate: candidate.candidate });
      };
      own.onconnectionstatechange = () => window.tell({ type: 'connection', leg, state: own.connectionState });
      own.ontrack = ({ track }) => {
        if (track.kind === 'video') seen.srcObject = new MediaStream([track]);
        else listen(new MediaStream([track]));
      };
      own.ondatachannel = ({ channel }) => {
        channels[channel.label] = channel;
        let begun = '';
        channel.onmessage = ({ data }) => {  // long ones come in pieces: video/wire/pieces.h
          if (!/^[+.]/.test(data)) return window.tell({ type: 'message', leg, channel: channel.label, text: data });
          begun += data.slice(1);
          if (data[0] === '.') window.tell({ type: 'message', leg, channel: channel.label, text: begun });
          if (data[0] === '.') begun = '';
        };
        window.tell({ type: 'channel_opened', leg, channel: channel.label });
      };
      await own.setRemoteDescription({ type: 'offer', sdp });
      for (const track of [...canvas.captureStream(rate).getVideoTracks(), ...speaks.stream.getAudioTracks()]) own.addTrack(track);
      await own.setLocalDescription();
      return own.localDescription.sdp;
    },
    add_candidate: (index, candidate) => peer.addIceCandidate({ sdpMLineIndex: index, candidate }),
    send(channel, text) {
      const pieces = text.match(/[^]{1,5000}/gu);
      pieces.forEach((piece, at) => channels[channel].send(pieces.length === 1 ? piece : (at < pieces.length - 1 ? '+' : '.') + piece));
    },
    close: () => peer.close(),
    quiet() { voice.gain.value = 0; },
    // For a fifth of a second. Answers when it began.
    beep() {
      voice.gain.setValueAtTime(loud, sound.currentTime);
      voice.gain.setValueAtTime(0, sound.currentTime + 0.2);
      return performance.timeOrigin + performance.now();
    },
    // When the next sound after silence begins; null when there is none for ten seconds.
    hears_beep: () => new Promise((resolve) => {
      const samples = new Float32Array(256);
      const began = performance.now();
      const look_again = setInterval(() => {
        ear.getFloatTimeDomainData(samples);
        const heard = Math.max(...samples) >= 0.02;
        if (!heard && performance.now() - began < 10_000) return;
        clearInterval(look_again);
        resolve(heard ? performance.timeOrigin + performance.now() : null);
      }, 4);
    }),
    async figures() {
      const kept = {};
      for (const each of (await peer.getStats()).values()) {
        if (each.type === 'inbound-rtp' || each.type === 'outbound-rtp') kept[`${each.type} ${each.kind}`] = each;
        if (each.type === 'candidate-pair' && each.nominated) kept.pair = each;
        if (each.type === 'local-candidate' || each.type === 'remote-candidate') kept[each.id] = each;
      }
      return kept;
    },
  };
  window.adviser = adviser;
}
