// Somebody at the kiosk: sees the glass through the mirror, and touches and types with one of two pairs of hands:
// on the real window through X (`on_the_glass`), or through the mirror where there is no window (`through_the_mirror`).
import { setTimeout as sleep } from 'node:timers/promises';
import { all, can, find, in_words, matches } from './view.mjs';

export class Customer {
  constructor({ mirror, hands, answers = {} }) {
    Object.assign(this, { mirror, hands, answers, seen: [] });
    mirror.watchers.add(({ screen }) => {
      if (this.seen[this.seen.length - 1] !== screen) this.seen.push(screen);
    });
  }

  get view() { return this.mirror.view; }

  sees(screen, within_ms) { return this.mirror.until((view) => view.screen === screen, `screen "${screen}"`, within_ms); }
  reads(wanted, within_ms) {
    return this.mirror.until((view) => find(view, wanted), `a node like ${describe(wanted)}`, within_ms).then((view) => find(view, wanted));
  }

  // Touches the control and waits until the glass shows something else.
  async touches(wanted, within_ms) {
    const node = await this.reads((one) => matches(one, wanted) && can(one, 'activate') || matches(one, wanted) && can(one, 'edit_text'), within_ms);
    const before = this.mirror.frames;
    await this.hands.touch(this.view, node);
    await this.changed_since(before, within_ms);
    return node;
  }

  // Types into the field in focus. The text is whole when the View holds as many characters.
  async types(text, within_ms = 10_000) {
    const field = find(this.view, (node) => can(node, 'edit_text') && node.id === this.view.focus);
    if (!field) throw new Error(`No text field is in focus:\n${in_words(this.view)}`);
    const before = [...(field.value ?? '')].length;
    await this.hands.type(this.view, text);
    await this.mirror.until((view) => [...(find(view, field.id)?.value ?? '')].length >= before + [...text].length, `the typed text in ${field.id}`, within_ms);
  }

  // Goes on by these buttons, screen by screen, until the control is there.
  async reaches(wanted, ways, within_ms = 15_000) {
    const give_up = Date.now() + within_ms;
    while (!find(this.view, wanted)) {
      if (Date.now() > give_up) throw new Error(`There was no way to ${describe(wanted)} from:\n${in_words(this.view)}`);
      const way = ways.map((id) => find(this.view, id)).find((node) => node && can(node, 'activate'));
      if (way) await this.touches(way.id, 1_000).catch(() => {});
      else await sleep(20);
    }
  }

  // From the attract screen to the first choice, in English.
  async begins() {
    await this.sees('attract');
    await this.touches('start');
    await this.mirror.until(({ screen }) => screen !== 'attract', 'the first screen of a visit');
    if (this.view.screen === 'language') await this.touches('language.en-GB');
    await this.sees('home');
  }

  // From the check page to the reference.
  async sends() {
    await this.touches('send');
    await this.mirror.until(({ screen }) => screen !== 'check', 'the page after the check');
    if (this.view.screen === 'declaration') await this.touches('agree');
    await this.sees('confirmation', 20_000);
    return this.reference();
  }

  reference() {
    return all(this.view, { role: 'key_value' }).map(({ value }) => value).find((value) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-./.test(value));
  }

  // From any screen of a visit that has Finish to the goodbye.
  async rates(score) {
    await this.reaches(`rating.${score}`, ['ticket.written-down', 'finish', 'receipt.none']);
    await this.touches(`rating.${score}`);
    await this.touches('feedback.send');
    await this.sees('goodbye');
  }

  async leaves() {
    await this.sees('attract', 30_000);
  }

  async changed_since(frames, within_ms = 10_000) {
    const give_up = Date.now() + within_ms;
    while (this.mirror.frames <= frames) {
      if (Date.now() > give_up) throw new Error(`Nothing changed on the glass:\n${in_words(this.view)}`);
      await sleep(5);
    }
  }

  // Fills in the question page that is on the glass with `answers` (entry id -> text, or option value), or with
  // something that fits, and continues.
  async answers_the_page() {
    const fields = all(this.view, (node) => can(node, 'edit_text') && (node.id ?? '').startsWith('field.'));
    const groups = all(this.view, (node) => node.role === 'radio_group' || node.role === 'checkbox_group');
    for (const group of groups) await this.chooses(group);
    for (const field of fields) {
      const text = this.answer_for(field);
      if (!text) continue;
      if (this.view.focus !== field.id) await this.touches(field.id);
      if (this.view.focus !== field.id) throw new Error(`A touch on ${field.id} put the focus on ${this.view.focus}`);
      await this.types(text);
    }
    const before = this.view;
    await this.hands.touch(this.view, find(this.view, 'continue'));
    await this.mirror.until((view) => view.screen !== before.screen || view.title !== before.title || all(view, { role: 'error_summary' }).length > 0,
      `the page after "${before.title}"`);
    const errors = find(this.view, { role: 'error_summary' });
    if (errors) throw new Error(`The answer was refused:\n${in_words(this.view)}`);
  }

  async chooses(group) {
    const options = all({ regions: [group] }, (node) => node.role === 'radio' || node.role === 'checkbox');
    const wanted = options.find(({ id }) => Object.entries(this.answers).some(([entry, value]) => id === `field.${entry}.${value}`)) ?? options[0];
    if (!wanted.selected) await this.touches(wanted.id);
  }

  answer_for(field) {
    const entry = field.id.slice('field.'.length);
    if (entry in this.answers) return this.answers[entry];
    if (['text', 'long_text'].includes(field.purpose ?? 'text') && this.answers.text && !/\.\w+$/.test(entry)) return this.answers.text;
    const by_part = { day: '3', month: '11', year: '2025' }[entry.split('.').pop()];
    return by_part ?? { digits: '3', postcode: 'EH1 1AA', phone: '01632 960123', email: 'sam@example.org', name: 'Sam Taylor' }[field.purpose] ?? 'Nothing more';
  }
}

const describe = (wanted) => (typeof wanted === 'function' ? 'what is looked for' : JSON.stringify(wanted, (key, value) => (value instanceof RegExp ? String(value) : value)));

// Hands for a kiosk without a window. Once they have let go, whoever still wants to use them fails.
export class ThroughTheMirror {
  // `pace_ms`: a pause before every act, for those who make many visits: a hub takes twenty requests a second of a kiosk.
  constructor(mirror, pace_ms = 0) { Object.assign(this, { mirror, pace_ms }); }

  let_go() { this.gone = true; }

  async input(input) {
    if (this.pace_ms > 0) await sleep(this.pace_ms);
    if (this.gone) throw new Error('this customer has gone');
    this.mirror.input(input);
  }

  async touch(view, node) {
    if (can(node, 'edit_text')) await this.input({ event: 'caret', node: node.id, grapheme: [...(node.value ?? '')].length });
    else await this.input({ event: 'activate', node: node.id });
  }

  async type(view, text) { await this.input({ event: 'text', text }); }
}
