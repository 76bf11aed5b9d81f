// The pixels of a picture that the probe made: a PNG of 8 bits a channel without interlacing (PNG specification, 9 and 10).
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export function read_pixels(path) {
  const file = readFileSync(path);
  const width = file.readUInt32BE(16), height = file.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[file[25]];
  if (file[24] !== 8 || !channels || file[28] !== 0) throw new Error(`${path} is a kind of PNG that nobody here makes`);
  const parts = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return { width, height, channels, bytes: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels) };
}

function unfiltered(filtered, stride, height, back) {
  const bytes = Buffer.alloc(stride * height);
  for (let line = 0; line < height; ++line) {
    const filter = filtered[line * (stride + 1)];
    const from = line * (stride + 1) + 1;
    const to = line * stride;
    for (let at = 0; at < stride; ++at) {
      const left = at >= back ? bytes[to + at - back] : 0;
      const up = line > 0 ? bytes[to + at - stride] : 0;
      const corner = line > 0 && at >= back ? bytes[to + at - stride - back] : 0;
      bytes[to + at] = filtered[from + at] + predicted(filter, left, up, corner);
    }
  }
  return bytes;
}

function predicted(filter, left, up, corner) {
  switch (filter) {
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [by_left, by_up, by_corner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return by_left <= by_up && by_left <= by_corner ? left : by_up <= by_corner ? up : corner;
    }
    default: return 0;
  }
}

// The smallest box around all pixels for which `holds(red, green, blue)`; null when there are fewer than `least`.
export function box_of({ width, height, channels, bytes }, holds, least = 2_000) {
  let found = 0, left = width, right = -1, top = height, bottom = -1;
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const at = (y * width + x) * channels;
      if (!holds(bytes[at], bytes[at + 1], bytes[at + 2])) continue;
      found += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return found < least ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

export const brightness = ({ width, channels, bytes }, x, y) => {
  const at = (y * width + x) * channels;
  return 0.299 * bytes[at] + 0.587 * bytes[at + 1] + 0.114 * bytes[at + 2];
};

export const colour_at = ({ width, channels, bytes }, x, y) => [...bytes.subarray((y * width + x) * channels, (y * width + x) * channels + 3)];
