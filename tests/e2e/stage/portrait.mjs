// For the pictures of the documentation: an adviser drawn at their desk, as the film that a browser takes for its camera.
import { closeSync, openSync, writeSync } from 'node:fs';

const [width, height, frames] = [640, 480, 10];

// One coat of colour after the other: where it is (negative inside, in pixels), and what it is there.
const ellipse = (x, y, wide, high) => (px, py) => (Math.hypot((px - x) / wide, (py - y) / high) - 1) * Math.min(wide, high);
const box = (x, y, wide, high, round) => (px, py) => {
  const [dx, dy] = [Math.abs(px - x) - wide + round, Math.abs(py - y) - high + round];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
};
const ring = (shape, thick) => (px, py) => Math.abs(shape(px, py)) - thick;
const above = (shape, y) => (px, py) => Math.max(shape(px, py), py - y);
const coats = [
  [box(120, 170, 60, 90, 8), [196, 208, 205]],                      // a picture on the wall
  [box(120, 170, 52, 82, 4), [126, 160, 158]],
  [ellipse(560, 300, 70, 90), [118, 146, 118]],                     // a plant
  [ellipse(320, 212, 104, 128), [74, 52, 42]],                      // hair
  [box(320, 350, 40, 60, 20), [206, 160, 132]],                     // neck
  [box(320, 520, 190, 140, 110), [38, 92, 96]],                     // jumper
  [ellipse(320, 388, 48, 26), [206, 160, 132]],
  [ellipse(320, 230, 80, 104), [226, 182, 152]],                    // face
  [above(ellipse(320, 166, 92, 62), 160), [74, 52, 42]],            // fringe
  [ellipse(290, 222, 8, 9), [46, 38, 36]], [ellipse(350, 222, 8, 9), [46, 38, 36]],
  [(px, py) => Math.max(ring(ellipse(320, 268, 34, 26), 3)(px, py), 272 - py), [150, 84, 76]],  // a smile
  [above(ring(ellipse(320, 216, 108, 126), 6), 216), [30, 36, 40]],  // headset
  [box(214, 232, 14, 28, 10), [30, 36, 40]], [box(426, 232, 14, 28, 10), [30, 36, 40]],
  [(px, py) => Math.max(ring(ellipse(330, 246, 108, 76), 3)(px, py), 252 - py, 330 - px), [30, 36, 40]],
];

function colour_at(x, y) {
  const light = 0.9 + 0.1 * (1 - y / height) - 0.08 * Math.abs(x / width - 0.4);
  let [red, green, blue] = [222 * light, 230 * light, 229 * light];
  for (const [shape, colour] of coats) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape(x, y)));
    red += (colour[0] - red) * cover;
    green += (colour[1] - green) * cover;
    blue += (colour[2] - blue) * cover;
  }
  return [red, green, blue];
}

export function write_portrait(path) {
  const [y, u, v] = [Buffer.alloc(width * height), Buffer.alloc(width * height / 4), Buffer.alloc(width * height / 4)];
  for (let line = 0; line < height; ++line) {
    for (let at = 0; at < width; ++at) {
      const [red, green, blue] = colour_at(at + 0.5, line + 0.5);
      y[line * width + at] = 16 + 0.257 * red + 0.504 * green + 0.098 * blue;
      if (line % 2 || at % 2) continue;
      const chroma = (line / 2) * (width / 2) + at / 2;
      u[chroma] = 128 - 0.148 * red - 0.291 * green + 0.439 * blue;
      v[chroma] = 128 + 0.439 * red - 0.368 * green - 0.071 * blue;
    }
  }
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  for (let frame = 0; frame < frames; ++frame) writeSync(file, Buffer.concat([Buffer.from('FRAME\n'), y, u, v]));
  closeSync(file);
}
