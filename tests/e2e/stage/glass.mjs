// Hands on the real window: a finger is a click where the painter drew the control, a keyboard is xdotool's. Where a
// control is comes from the painter's own layout of the View that the mirror shows (the program `boxes`).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../../dev.d/house/house.mjs';
import { can } from './view.mjs';

export class OnTheGlass {
  constructor({ display, size = [1920, 1080], tests = join(root, 'build/dev/tests') }) {
    Object.assign(this, { display, size });
    this.process = spawn(join(tests, 'boxes'), [join(root, 'themes'), ...size.map(String)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  // One question at a time: answers come in the order of the questions.
  async ask(question) {
    this.process.stdin.write(JSON.stringify(question) + '\n');
    const line = (this.last ?? Promise.resolve()).then(() => this.lines.next());
    this.last = line.catch(() => {});
    const { value, done } = await line;
    if (done) throw new Error('the layout program ended');
    const answer = JSON.parse(value);
    if (answer.error) throw new Error(`the layout program: ${answer.error}`);
    return answer;
  }

  // Every View has to be seen, because what was brought into sight before decides what is in sight now.
  saw(view) { this.ask({ view }).catch(() => {}); }

  // {node id: {x, y, width, height}} as the painter lays this View out; only what can be touched now.
  async boxes(view) { return (await this.ask({ view })).boxes; }

  // Where the control is, after scrolling to it as a person would: by the buttons that the painter adds.
  async box_of(view, id) {
    for (const button of ['painter.scroll.down', 'painter.scroll.up']) {
      for (let presses = 0; presses < 20; ++presses) {
        const { boxes, page_step } = await this.ask({ view });
        if (boxes[id]) return boxes[id];
        if (!boxes[button]) break;
        this.click(boxes[button]);
        const { moved } = await this.ask({ scroll: button.endsWith('down') ? page_step : -page_step });
        await sleep(150);
        if (!moved) break;
      }
    }
    throw new Error(`The painter did not place ${id} of screen "${view.screen}"`);
  }

  // At a person's pace: a second tap within 300 ms is taken as half of a double one.
  async tap(box, at_end = false) {
    await sleep(Math.max(0, (this.last_tap ?? 0) + 350 - Date.now()));
    this.click(box, at_end);
    this.last_tap = Date.now();
  }

  click(box, at_end = false) {
    const x = at_end ? box.x + box.width - 8 : box.x + box.width / 2;
    this.display.run('xdotool', 'mousemove', String(Math.round(x)), String(Math.round(box.y + box.height / 2)), 'click', '1');
  }

  // Text is touched at its end, so that the caret stands after what is there already.
  async touch(view, node) { await this.tap(await this.box_of(view, node.id), can(node, 'edit_text')); }

  async type(view, text) { this.display.run('xdotool', 'type', '--delay', '12', text); }

  key(name) { this.display.run('xdotool', 'key', name); }

  stop() { this.process.kill(); }
}
