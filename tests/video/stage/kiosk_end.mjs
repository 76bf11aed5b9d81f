// The kiosk's end of a call: the program kiosk_end, with what it says kept in order.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../../dev.d/house/house.mjs';
import { Said } from './said.mjs';

export const programs = process.env.WAYMARK_BIN ?? join(root, 'build/dev/bin');
export const tools = process.env.WAYMARK_TESTS ?? join(root, 'build/dev/tests');

const setup = { type: 'start', camera: 'test', microphone: 'test', speaker: 'test', handset: '', headphones: '', codec: 'vp8',
  width: 320, height: 240, frames_per_second: 15, most_kbits: 1500, loopback: true };

export class KioskEnd extends Said {
  constructor({ environment = process.env } = {}) {
    super('the kiosk');
    this.process = spawn(join(tools, 'kiosk_end'), [join(programs, 'waymark-media')], {
      stdio: ['pipe', 'pipe', 'inherit'], env: environment });
    this.exited = new Promise((resolve) => this.process.once('exit', resolve));
    createInterface({ input: this.process.stdout }).on('line', (line) => this.heard(JSON.parse(line)));
  }

  tell(command) { this.process.stdin.write(JSON.stringify(command) + '\n'); }

  start(changes = {}) { this.tell({ ...setup, ...changes }); }

  async about_process() {
    const answer = this.next('process');
    this.tell({ type: 'process' });
    return answer;
  }

  async end() {
    this.process.stdin.end();
    return this.exited;
  }
}
