// A sound server of a test's own (PulseAudio): its sinks and microphones come and go as a test says, and what sounds at a
// sink is heard here. Everything that is started after it plays and records there.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const format = ['--raw', '--format=s16le', '--rate=48000', '--channels=1'];
const piece = 480;  // samples: 10 ms

export class SoundServer {
  static async start() {
    const server = new SoundServer();
    server.folder = mkdtempSync(join(tmpdir(), 'waymark-sound-'));
    const own = { HOME: server.folder, XDG_RUNTIME_DIR: server.folder, PULSE_RUNTIME_PATH: server.folder, PULSE_STATE_PATH: server.folder };
    server.environment = { ...process.env, ...own, PULSE_SERVER: `unix:${server.folder}/socket`, PULSE_COOKIE: join(server.folder, 'cookie') };
    server.process = spawn('pulseaudio', ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--realtime=no', '--high-priority=no',
      '-L', `module-native-protocol-unix socket=${server.folder}/socket auth-anonymous=1`], { env: server.environment, stdio: 'ignore' });
    server.exited = new Promise((resolve) => server.process.once('exit', resolve));
    for (let tries = 0; ; tries++) {
      try {
        server.pactl('info');
        return server;
      } catch (error) {
        if (tries > 100) throw error;
        await sleep(100);
      }
    }
  }

  pactl(...words) {
    return execFileSync('pactl', words, { env: this.environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  }

  // Answers what unload() takes away again, with everything that plays or records there.
  sink(name) { return this.pactl('load-module', 'module-null-sink', `sink_name=${name}`, 'rate=48000', 'channels=1'); }
  tone(sink, hertz) { return this.pactl('load-module', 'module-sine', `sink=${sink}`, `frequency=${hertz}`); }
  unload(module) { this.pactl('unload-module', module); }

  // Hears what sounds at a sink.
  listen(sink) { return new Ear(spawn('parec', [...format, '--latency-msec=10', `--device=${sink}.monitor`], { env: this.environment })); }

  // Plays samples at a sink.
  play(sink, samples) {
    const player = spawn('pacat', [...format, '--playback', '--latency-msec=20', `--device=${sink}`], { env: this.environment, stdio: ['pipe', 'ignore', 'ignore'] });
    player.stdin.end(Buffer.from(samples.buffer));
    return new Promise((resolve) => player.once('exit', resolve));
  }

  async stop() {
    this.process.kill('SIGTERM');
    await this.exited;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// The share of full power that one pitch has in these samples (Goertzel's algorithm).
function power_at(samples, hertz) {
  const factor = 2 * Math.cos(2 * Math.PI * hertz / 48_000);
  let [last, before] = [0, 0];
  for (const sample of samples) [last, before] = [sample / 32768 + factor * last - before, last];
  return 4 * (last * last + before * before - factor * last * before) / samples.length ** 2;
}

class Ear {
  constructor(recorder) {
    this.recorder = recorder;
    this.waiting = new Set();
    let rest = Buffer.alloc(0);
    recorder.stdout.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      const at = performance.timeOrigin + performance.now();
      const whole = Math.floor(rest.length / (2 * piece));
      for (let n = 0; n < whole; n++) {
        const samples = new Int16Array(new Uint8Array(rest.subarray(2 * piece * n, 2 * piece * (n + 1))).buffer);
        for (const one of this.waiting) one(samples, at - (whole - n) * 10);
      }
      rest = rest.subarray(2 * piece * whole);
    });
  }

  // When (by the wall clock, in milliseconds) a tone of this pitch begins: at once, where it sounds already.
  hears(hertz, within_ms = 60_000) {
    return new Promise((resolve, reject) => {
      const one = (samples, at) => {
        if (power_at(samples, hertz) < 0.0005) return;
        this.waiting.delete(one);
        clearTimeout(late);
        resolve(at);
      };
      const late = setTimeout(() => {
        this.waiting.delete(one);
        reject(new Error(`no tone of ${hertz} Hz is heard`));
      }, within_ms);
      this.waiting.add(one);
    });
  }

  stop() { this.recorder.kill('SIGTERM'); }
}
