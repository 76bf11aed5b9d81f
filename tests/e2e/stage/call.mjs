// What both scenes of calls do: a customer asks, agrees and is connected; the adviser's picture is found on the glass.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { box_of, brightness, read_pixels } from './pixels.mjs';
import { tools } from './stage.mjs';
import { read_stamp } from './stamp.mjs';
import { find } from './view.mjs';

// Camera, microphone and speaker of a kiosk that has none: marked pictures, a tone, and an ear that says what it hears.
export const no_devices = ['--media-camera', 'test', '--media-microphone', 'test', '--media-speaker', 'test'];

// From the first screen to the ring at an adviser's desk.
export async function asks_for_an_adviser(customer, { skill = 'general', speak = 'headphones' } = {}) {
  await customer.reaches(`call.skill.${skill}`, ['home.talk']);
  await customer.touches(`call.skill.${skill}`);
  await customer.touches(`call.speak.${speak}`);
}

// Once an adviser has accepted: picture and sound, after a look at oneself.
export async function is_seen_and_heard(customer) {
  await customer.touches('call.picture-and-sound', 30_000);
  await customer.touches('call.begin', 20_000);
}

// Dialogs that an adviser causes take no press in their first half second, so that nobody agrees by accident.
export async function agrees(customer) {
  await customer.reads('request.yes', 20_000);
  await sleep(700);
  await customer.touches('request.yes');
}

// The mark in the adviser's picture as it stands on the kiosk's glass, found by its colour; null while there is none.
export function stamp_on_the_glass(stage) {
  const path = join(stage.folder, 'call.png');
  stage.display.picture(path, tools);
  const picture = read_pixels(path);
  const magenta = box_of(picture, (red, green, blue) => red > 150 && blue > 110 && green < 110 && red - green > 90);
  if (!magenta) return null;
  const height = Math.round((magenta.width * 3) / 4);
  const top = magenta.top + magenta.height - height;
  if (top < 0) return null;
  return read_stamp(magenta.width, height, (x, y) => brightness(picture, magenta.left + x, top + y));
}

// Pictures that go on: a mark, and later another one. `look` answers a mark or null.
export async function moves(adviser, look, where) {
  const first = await adviser.until(look, `a marked picture ${where}`);
  return adviser.until(async () => {
    const stamp = await look();
    return stamp && stamp.number !== first.number && stamp;
  }, `a later picture ${where}`);
}

// The hook of the handset, as X numbers its two keys: F13 and F14.
export const hook = { lifted: '191', replaced: '192' };

// At a person's pace.
export async function handset(stage, moved) {
  await sleep(150);
  stage.display.run('xdotool', 'key', hook[moved]);
}

export const in_a_call = (view) => Boolean(find(view, 'call.end'));
