// What an adviser's browser takes for its camera and microphone: a film of stamped pictures and a tone in bursts (a
// browser takes a steady one for noise and turns it down).
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { rows_of } from './stamp.mjs';

export const camera = { width: 320, height: 240, frames_per_second: 10, pictures: 40 };

// Bright magenta below the stamp: found again on the kiosk's glass, where nothing else has that colour.
const luma = 106, blue = 202, red = 222;

export function write_camera(path) {
  const { width, height, frames_per_second, pictures } = camera;
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${frames_per_second}:1 Ip A1:1 C420jpeg\n`);
  for (let number = 0; number < pictures; ++number) {
    const y = Buffer.alloc(width * height, luma);
    const u = Buffer.alloc(width * height / 4, blue);
    const v = Buffer.alloc(width * height / 4, red);
    const stamp_height = height / 8;
    u.fill(128, 0, (width / 2) * (stamp_height / 2));
    v.fill(128, 0, (width / 2) * (stamp_height / 2));
    rows_of({ number, milliseconds: number * 100 }).forEach((value, row) => {
      for (let line = row * stamp_height / 2; line < (row + 1) * stamp_height / 2; ++line) {
        for (let bit = 0; bit < 32; ++bit) {
          const block = width / 32;
          y.fill((value >>> (31 - bit)) & 1 ? 235 : 16, line * width + bit * block, line * width + (bit + 1) * block);
        }
      }
    });
    writeSync(file, Buffer.concat([Buffer.from('FRAME\n'), y, u, v]));
  }
  closeSync(file);
}

export function write_tone(path, hertz, seconds = 4) {
  const rate = 48_000;
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let at = 0; at < rate * seconds; ++at) {
    const sounds = at % (rate / 2) < rate * 0.35;
    samples.writeInt16LE(sounds ? Math.round(12_000 * Math.sin((2 * Math.PI * hertz * at) / rate)) : 0, at * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);  // plain samples
  head.writeUInt16LE(1, 22);  // one channel
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  writeFileSync(path, Buffer.concat([head, samples]));
}
