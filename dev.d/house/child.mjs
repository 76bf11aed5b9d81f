// A program that the house started: its log, the line that says it is ready, and an end that is certain.
// Children are started under setpriv, so that they end even when this process is killed.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export class Trouble extends Error {}  // its message is for people

export class Child {
  // `ready`: a pattern that its output shows when it can be used; `within_ms`: how long that may take.
  static async start({ name, command, log, env = {}, cwd, ready, within_ms = 20_000, input = 'ignore' }) {
    const child = new Child();
    Object.assign(child, { name, log, command });
    const output = openSync(log, 'a');
    child.log_start = readFileSync(log).length;
    child.process = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command], {
      stdio: [input, output, output], env: { ...process.env, ...env }, cwd, detached: true });
    closeSync(output);
    child.exited = new Promise((resolve) => {
      child.process.once('exit', (code, signal) => {
        child.ended = { code, signal };
        resolve(child.ended);
      });
      child.process.once('error', (error) => {
        child.ended = { code: 127, signal: null, error };
        resolve(child.ended);
      });
    });
    if (ready) await child.wait_for(ready, within_ms);
    return child;
  }

  get pid() { return this.process.pid; }
  get running() { return this.ended === undefined; }

  output() { return readFileSync(this.log).subarray(this.log_start).toString('utf8'); }

  async wait_for(pattern, within_ms = 20_000) {
    const until = Date.now() + within_ms;
    for (;;) {
      const match = pattern.exec(this.output());
      if (match) return match;
      if (!this.running) throw new Trouble(`${this.name} ended before it was ready:\n${this.last_words()}`);
      if (Date.now() > until) throw new Trouble(`${this.name} was not ready after ${within_ms / 1000} s:\n${this.last_words()}`);
      await sleep(20);
    }
  }

  last_words(lines = 12) {
    return this.output().trimEnd().split('\n').slice(-lines).map((line) => `    ${line}`).join('\n');
  }

  // SIGTERM, then SIGKILL when that is not heard.
  async stop(patience_ms = 5_000) {
    if (!this.running) return this.ended;
    this.process.kill('SIGTERM');
    await Promise.race([this.exited, sleep(patience_ms, undefined, { ref: false })]);
    return this.running ? this.kill() : this.ended;
  }

  async kill() {
    if (this.running) this.process.kill('SIGKILL');
    return this.exited;
  }
}
