// An X display of our own, without a screen.
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { Child } from '../../../dev.d/house/child.mjs';
import { root } from '../../../dev.d/house/house.mjs';

export class XDisplay {
  static async start(folder, size = '1920x1080') {
    const display = new XDisplay();
    display.child = await Child.start({
      name: 'Xvfb', log: join(folder, 'xvfb.log'), ready: /^\d+$/m,
      command: ['Xvfb', '-displayfd', '1', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'],
    });
    display.name = ':' + /^(\d+)$/m.exec(display.child.output())[1];
    return display;
  }

  run(program, ...words) {
    return execFileSync(program, words, { env: { ...process.env, DISPLAY: this.name }, encoding: 'utf8' });
  }

  // Saves what is on the screen and returns {colours, black_share}.
  picture(path, tests = join(root, 'build/dev/tests')) {
    return JSON.parse(this.run(join(tests, 'probe'), 'picture', path));
  }

  stop() { return this.child.stop(); }
}
