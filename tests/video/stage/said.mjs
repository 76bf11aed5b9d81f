// What one end of a call says, kept in order, and waited for.
export class Said {
  constructor(name) {
    this.name = name;
    this.said = [];
    this.waiting = new Set();
  }

  heard(event) {
    event.at = performance.now();
    this.said.push(event);
    for (const each of this.waiting) each(event);
  }

  // The first event of this type that `holds`, from now on or from `since` (an index into what was said).
  next(type, { holds = () => true, since = this.said.length, within_ms = 60_000 } = {}) {
    const fits = (event) => event.type === type && holds(event);
    const already = this.said.slice(since).find(fits);
    if (already) return Promise.resolve(already);
    return new Promise((resolve, reject) => {
      const done = (event) => {
        if (!fits(event)) return;
        this.waiting.delete(done);
        clearTimeout(late);
        resolve(event);
      };
      const late = setTimeout(() => {
        this.waiting.delete(done);
        const words = this.said.filter((event) => event.type !== 'picture').slice(-12);
        reject(new Error(`${this.name} did not say "${type}" within ${within_ms / 1000} s; its last words:\n` +
          words.map((event) => JSON.stringify(event).slice(0, 200)).join('\n')));
      }, within_ms);
      this.waiting.add(done);
    });
  }
}
