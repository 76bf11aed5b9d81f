// Who listens at the kiosk: a program in the place of espeak-ng (docs/speech.md) that writes down what it is given to say,
// and by which voice, and gives a tenth of a second of silence for it.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { children_of } from './processes.mjs';

const program = (record) => `#!/bin/sh
IFS= read -r line || exit 0
printf '%s: %s\\n' "$6" "$line" >> '${record}'
printf 'RIFF\\377\\377\\377\\177WAVEfmt \\020\\000\\000\\000\\001\\000\\001\\000\\042\\126\\000\\000\\104\\254\\000\\000\\002\\000\\020\\000data\\377\\377\\377\\177'
head -c 4410 /dev/zero
`;

export class Listener {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'waymark-listener-'));
    this.record = join(this.folder, 'said');
    this.program = join(this.folder, 'voice');
    writeFileSync(this.program, program(this.record));
    chmodSync(this.program, 0o755);
  }

  said() { return existsSync(this.record) ? readFileSync(this.record, 'utf8').trim().split('\n') : []; }

  async hears(line, within_ms = 10_000) {
    const give_up = Date.now() + within_ms;
    while (!this.said().includes(line)) {
      if (Date.now() > give_up) assert.fail(`"${line}" was not said, but:\n${this.said().join('\n')}`);
      await sleep(20);
    }
  }

  // Voices that still run as children of this process.
  static voices_of(pid) { return children_of(pid); }

  async hears_no_more(pid, within_ms = 5_000) {
    const give_up = Date.now() + within_ms;
    while (Listener.voices_of(pid).length > 0 && Date.now() < give_up) await sleep(20);
    assert.deepEqual(Listener.voices_of(pid), []);
  }

  leaves() { rmSync(this.folder, { recursive: true, force: true }); }
}
