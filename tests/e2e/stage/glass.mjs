// Hands on the real window: a finger is a click where the painter drew the control, a keyboard is xdotool's. Where a
// control is comes from the painter's own layout of the View that the mirror shows (the program `boxes`).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../../dev.d/house/house.mjs';
import { can } from './view.mjs';

export class OnTheGlass {
  constructor({ display, size = [1920, 1080], tests = join(root, 'build/dev/tests') }) {
    Object.assign(this, { display, size });
    this.process = spawn(join(tests, 'boxes'), [join(root, 'themes'), ...size.map(String)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  // {node id: {x, y, width, height}} as the painter lays this View out.
  async boxes(view) {
    this.process.stdin.write(JSON.stringify(view) + '\n');
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the layout program ended');
    return JSON.parse(value);
  }

  async touch(view, node) {
    const box = (await this.boxes(view))[node.id];
    if (!box) throw new Error(`The painter did not place ${node.id} of screen "${view.screen}"`);
    // Text is touched at its end, so that the caret stands after what is there already.
    const x = can(node, 'edit_text') ? box.x + box.width - 8 : box.x + box.width / 2;
    this.display.run('xdotool', 'mousemove', String(Math.round(x)), String(Math.round(box.y + box.height / 2)), 'click', '1');
  }

  async type(view, text) { this.display.run('xdotool', 'type', '--delay', '12', text); }

  key(name) { this.display.run('xdotool', 'key', name); }

  stop() { this.process.kill(); }
}
