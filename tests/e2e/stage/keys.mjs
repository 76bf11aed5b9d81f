// Hands on the real window that use the keyboard alone: Tab to the control, Enter to press it. Quick, because nobody
// has to know where anything is on the glass. Twelve milliseconds lie between two keys: SDL takes what comes sooner after
// the same key for one that is held. On a machine that is late they come together all the same, and a Tab is lost: Enter
// waits until the focus is seen where it belongs.
import { spawn } from 'node:child_process';
import { can } from './view.mjs';

// What Tab stops at, in reading order: all but the keys of the on-screen keyboard.
function stops(view) {
  const out = [];
  const add = (nodes) => nodes.forEach((node) => {
    if ((node.actions ?? []).length > 0 && !node.disabled) out.push(node.id);
    add(node.children ?? []);
  });
  const dialog = view.regions.find(({ role }) => role === 'dialog');
  if (dialog) add(dialog.children ?? []);
  else view.regions.filter(({ role }) => role !== 'keyboard').forEach((region) => add(region.children ?? []));
  return out;
}

export class ByKeys {
  // One xdotool for all: starting one for each key would take longer than the key.
  constructor(display, mirror) {
    this.mirror = mirror;
    this.process = spawn('xdotool', ['-'], { stdio: ['pipe', 'ignore', 'inherit'], env: { ...process.env, DISPLAY: display.name } });
  }

  say(line) { this.process.stdin.write(line + '\n'); }

  keys(names) { if (names.length > 0) this.say(`key --delay 12 ${names.join(' ')}`); }

  // How many keys of which kind lie between the focus and the control.
  way(view, node) {
    const all = stops(view);
    const to = all.indexOf(node.id);
    const from = all.indexOf(view.focus);
    if (to < 0) throw new Error(`Tab does not stop at ${node.id} on "${view.screen}"`);
    const ahead = (to - from + all.length) % all.length;  // a key of the keyboard (-1) comes before the first
    const back = from < 0 ? all.length : (from - to + all.length) % all.length;
    return ahead <= back ? Array(ahead).fill('Tab') : Array(back).fill('shift+Tab');
  }

  async touch(view, node) {
    for (let tries = 0, way = this.way(view, node); way.length > 0; way = this.way(this.mirror.view, node)) {
      if (++tries > 5) throw new Error(`the focus does not come to ${node.id}`);
      this.keys(way);
      await this.mirror.until(({ focus }) => focus === node.id, node.id, 3_000).catch(() => {});
    }
    if (!can(node, 'edit_text')) this.keys(['Return']);
  }

  async type(view, text) { this.say(`type --delay 12 ${text}`); }

  stop() { this.process.kill(); }
}
