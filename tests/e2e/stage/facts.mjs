// A scene is a list of facts, each a test of its own. What was found true is kept as JSON for docs/evidence.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../dev.d/house/house.mjs';

export class Scene {
  constructor(name) {
    this.name = name;
    this.facts = [];
  }

  get passed() { return this.facts.length > 0 && this.facts.every(({ holds }) => holds); }

  fact(name, body, timeout = 60_000) {
    return test(name, { timeout }, async () => {
      const entry = { fact: name, holds: false };
      const earlier = this.facts.find(({ holds }) => !holds);
      this.facts.push(entry);
      if (earlier) throw new Error(`not looked at, because this does not hold: ${earlier.fact}`);
      await body();
      entry.holds = true;
    });
  }

  // Called when the scene is over.
  keep() {
    const folder = process.env.WAYMARK_EVIDENCE ?? join(root, 'build/evidence');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `scene-${this.name.replaceAll(' ', '-')}.json`), JSON.stringify({ scene: this.name, facts: this.facts }, null, 2) + '\n');
  }
}
