// Visits for tests that make hundreds of them: short ones that type a marker wherever words can be typed, in every
// language, and leave in every way there is. Each waits for what it should see next, never for a time.
import assert from 'node:assert/strict';
import { all, find } from '../e2e/stage/view.mjs';

export class QuickCustomer {
  constructor({ mirror, keys, finger }) { Object.assign(this, { mirror, keys, finger, language: 'en-GB', pressed_again: [] }); }

  get view() { return this.mirror.view; }
  until(holds, what) { return this.mirror.until(holds, what, 20_000); }
  sees(screen) { return this.until((view) => view.screen === screen, `screen "${screen}"`); }

  // Presses the control by this pair of hands, and waits until the View is as it should be then. Where nothing at all
  // follows on the glass for a while it is pressed once more, as anybody would; how often that was is told.
  async press(id, holds, hands = this.keys) {
    const node = await this.until((view) => find(view, id), `a control ${JSON.stringify(id)}`).then((view) => find(view, id));
    await hands.touch(this.view, node);
    const { view } = this;
    const answered = await this.mirror.until((now) => now !== view || holds(now), node.id, 5_000).catch(() => false);
    if (!answered) {
      this.pressed_again.push(node.id);
      await hands.touch(this.view, node);
    }
    await this.until(holds, `what follows ${node.id}`);
  }

  go(id, screen, hands) { return this.press(id, (view) => view.screen === screen, hands); }
  async turn_page(hands) {
    const { title } = this.view;
    await this.press('continue', (view) => view.title !== title, hands);
  }
  choose(id, hands) { return this.press(id, (view) => find(view, id)?.selected, hands); }

  async fill(id, text, hands = this.keys) {
    if (this.view.focus !== id) await this.press(id, (view) => view.focus === id, hands);
    const before = find(this.view, id).value ?? '';
    await hands.type(this.view, text);
    await this.until((view) => (find(view, id)?.value ?? '').length >= before.length + text.length, `"${text}" in ${id}`);
  }

  // Letter by letter on the keyboard of the screen, each touched where it is drawn.
  async fill_on_the_glass(id, text) {
    if (this.view.focus !== id) await this.press(id, (view) => view.focus === id, this.finger);
    if (find(this.view, 'keyboard.latin')) await this.press('keyboard.latin', (view) => find(view, 'keyboard.own'), this.finger);
    for (const [at, letter] of [...text].entries()) {
      const key = find(this.view, `key.${letter}`) ?? find(this.view, `key.${letter.toUpperCase()}`);  // a name begins with a capital
      await this.finger.touch(this.view, key);
      await this.until((view) => (find(view, id)?.value ?? '').length > at, `${letter} in ${id}`);
    }
  }

  async begin(hands = this.keys) {
    await this.sees('attract');
    await this.press('start', (view) => view.screen !== 'attract', hands);
    if (this.view.screen === 'language') await this.press(`language.${this.language}`, (view) => view.screen === 'home' && view.lang === this.language, hands);
  }

  async open(service, hands = this.keys) {
    await this.go('home.do-it-here', 'services', hands);
    await this.press(`service.${service}`, ({ screen }) => screen === 'question' || screen === 'journey_language', hands);
    if (this.view.screen === 'journey_language') await this.go(find(this.view, { id: /^journey-language\./ }).id, 'question', hands);
  }

  // The name on a permit: four pages in.
  async to_the_name(hands) {
    await this.open('parking', hands);
    await this.choose('field.kind-of-permit.resident', hands);
    await this.turn_page(hands);
    await this.choose('field.live-in-zone.yes', hands);
    await this.turn_page(hands);
    await this.choose('field.who-for.me', hands);
    await this.turn_page(hands);
  }

  async cover(code) {
    await this.go('control.moment', 'moment_code');
    await this.fill('field.@code', code);
    await this.go('continue', 'moment');
  }

  // A key that is no way to a control.
  async key(name, holds, what) {
    this.keys.keys([name]);
    await this.until(holds, what);
  }

  // The field is read out, and the speech stopped in the middle of it: until `caught`, which is asked then, says that
  // it has found what it looks for. What has been said already, or not begun, cannot be stopped.
  async is_read_out_until(id, caught) {
    const going = find(this.view, 'speech.pause').name;
    const waits = (view) => find(view, 'speech.pause')?.name !== going;
    for (let tries = 0; tries < 20; ++tries) {
      await this.key('Tab', ({ focus }) => focus !== id, 'a focus elsewhere');
      this.keys.keys(['shift+Tab']);
      await this.key('F2', ({ focus }) => focus === id, `the focus on ${id}`);
      const stopped = await this.mirror.until(waits, 'speech that waits', 1_000).catch(() => null);
      const found = stopped !== null && await caught();
      if (waits(this.view)) await this.key('F2', (view) => !waits(view), 'speech that goes on');
      if (found) return;
    }
    assert.fail(`${id} was never caught while it was read out`);
  }

  start_again(hands = this.keys) { return this.press('control.start-again', (view) => view.screen === 'attract', hands); }
}

const yesterday = () => {
  const day = new Date(Date.now() - 24 * 3600 * 1000);
  return { day: String(day.getDate()), month: String(day.getMonth() + 1), year: String(day.getFullYear()) };
};

// Every marker begins like this: letters that every on-screen keyboard has on its first layer, none twice in a row, all
// but the first in a reference, too. The first may become a capital.
export const common = 'qembytasp';
// The telephone number and the reference that a visit types beside its marker. They begin alike in every visit.
const phone_of = (marker) => `07700900${100 + (marker.charCodeAt(marker.length - 1) % 100)}`;
const reference = reference_of(common.slice(1).toUpperCase());
// What to look for, in each form that something typed is kept in: of a code only the capitals (kiosk/core/appointment.cpp),
// a reference with its hyphens, a telephone number from anywhere in the world.
export const forms_of_all = [common.slice(1), common.slice(1).toUpperCase(), 'EMBY-TASP', '77009001'];

// Its check character makes it one that a kiosk asks its hub about (base/ids.h).
function reference_of(symbols) {
  const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U';
  const value = [...symbols].reduce((sum, one) => sum * 32n + BigInt(crockford.indexOf(one)), 0n);
  return (symbols + crockford[Number(value % 37n)]).toLowerCase();
}

// Each: (customer, marker, look). `look(words)` is awaited while the words, the marker where none are given, are on the
// glass; `look.at_the_voice()` while the program that speaks should hold the marker, and says whether it does.
export const kinds = {
  // A name is typed and accepted; then Start again.
  async typed(customer, marker, look) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await look();
    await customer.turn_page();
    await customer.start_again();
  },

  // Typed and never accepted.
  async left(customer, marker, look) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await look();
    await customer.start_again();
  },

  // Every touch on the glass, the marker on the keyboard of the screen.
  async touched(customer, marker, look) {
    await customer.begin(customer.finger);
    await customer.to_the_name(customer.finger);
    await customer.fill_on_the_glass('field.full-name', marker);
    await look();
    await customer.turn_page(customer.finger);
    await customer.start_again(customer.finger);
  },

  // The whole way: an address, a place, an email, a name; checked, sent, printed, a number taken, rated, goodbye.
  async sent(customer, marker, look) {
    const { day, month, year } = yesterday();
    await customer.begin();
    await customer.open('bins');
    await customer.choose('field.which-bin.general');
    await customer.turn_page();
    await customer.fill('field.missed-on.day', day);
    await customer.fill('field.missed-on.month', month);
    await customer.fill('field.missed-on.year', year);
    await customer.turn_page();
    for (const id of ['field.out-in-time.yes', 'field.tag.no', 'field.kind-of-place.shared']) {
      await customer.choose(id);
      await customer.turn_page();
    }
    await customer.fill('field.address-line-1', marker);
    await customer.fill('field.address-line-2', marker);
    await customer.fill('field.town', marker);
    await customer.fill('field.postcode', 'EH11AA');
    await customer.turn_page();
    await customer.fill('field.bin-store', marker);
    await customer.turn_page();
    await customer.choose('field.contact-by.email');
    await customer.turn_page();
    await customer.fill('field.email', `${marker}@example.org`);
    await customer.turn_page();
    await customer.fill('field.full-name', marker);
    await customer.turn_page();
    await customer.sees('check');
    await look();
    await customer.go('send', 'confirmation');
    await customer.press('receipt.paper', (view) => !find(view, 'receipt.paper'));
    await customer.go('home', 'home');
    await customer.go('home.get-a-number', 'ticket_choice');
    await customer.press({ id: /^queue\./ }, (view) => view.screen === 'ticket' && (find(view, 'finish') || find(view, 'ticket.written-down')));
    if (find(customer.view, 'ticket.written-down')) await customer.press('ticket.written-down', (view) => find(view, 'finish'));
    await customer.go('finish', 'feedback');
    await customer.choose('rating.4');
    await customer.press('feedback.send', (view) => view.screen === 'goodbye');
    await customer.sees('attract');
  },

  // Walked away from: the kiosk notices by itself.
  async deserted(customer, marker, look) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await look();
    await customer.mirror.until(({ screen }) => screen === 'attract', 'the attract screen by itself', 60_000);
  },

  // Listened to: aloud at first, then with headphones, which read out what was typed.
  async listened(customer, marker, look) {
    await customer.begin();
    await customer.press('control.listen', ({ speech }) => speech?.on);
    await customer.to_the_name();
    await customer.key('F9', ({ speech }) => speech?.in_private, 'speech for one person');
    await customer.fill('field.full-name', marker.repeat(3));  // long enough to be caught while it is said
    await look();
    await customer.is_read_out_until('field.full-name', look.at_the_voice);
    await customer.press('speech.again', ({ speech }) => speech.said_again > 0);
    await customer.start_again();
    customer.keys.keys(['F10']);  // before any other key of whoever is next
  },

  // "I need a moment": covered, uncovered with the code that was chosen, then Start again.
  async moment(customer, marker, look) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await look();
    await customer.cover('4071');
    await customer.fill('field.@code', '4071');
    await customer.go('continue', 'question');
    assert.equal(find(customer.view, 'field.full-name').value.length, marker.length, 'a moment has cost an answer');
    await customer.start_again();
  },

  // Covered and never come back to: somebody else clears it, with the figures that the screen shows.
  async covered(customer, marker, look) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await look();
    await customer.cover('5182');
    await customer.press('control.start-again', (view) => find(view, 'moment.numbers'));
    await customer.fill('field.@code', find(customer.view, 'moment.numbers').value);
    await customer.go('continue', 'attract');
  },

  // Nothing is found; that is left with Start again.
  async searched(customer, marker, look) {
    await customer.begin();
    await customer.go('home.do-it-here', 'services');
    await customer.fill('field.@search', marker);
    await customer.until((view) => find(view, 'services.all'), 'that nothing is found');
    await look();
    await customer.start_again();
  },

  // A name and a number to be phoned on, kept for the hub.
  async phoned_back(customer, marker, look) {
    const phone = phone_of(marker);
    await customer.begin();
    await customer.go('home.appointment', 'appointment_code');
    await customer.press('appointment.no-code', (view) => find(view, 'callback'));
    await customer.go('callback', 'callback');
    await customer.fill('field.@callback-name', marker);
    await customer.fill('field.@callback-phone', phone);
    await look();
    await look(phone);
    await customer.press('continue', (view) => find(view, 'callback.done'));
    await customer.start_again();
  },

  // The code of an appointment that the hub does not know.
  async appointment(customer, marker, look) {
    await customer.begin();
    await customer.go('home.appointment', 'appointment_code');
    await customer.fill('field.@booking', marker);
    await look();
    await customer.press('continue', (view) => view.screen === 'appointment_told' && find(view, 'try-again'));
    await customer.start_again();
  },

  // The reference of a request: one that is none, and one that the hub does not know.
  async enquired(customer, marker, look) {
    await customer.begin();
    await customer.go('home.do-it-here', 'services');
    await customer.go('requests', 'requests');
    await customer.fill('field.@reference', marker);
    await look();
    await customer.press('continue', (view) => all(view, { role: 'error_summary' }).length > 0);
    await customer.press('back', ({ screen }) => screen === 'services');
    await customer.go('requests', 'requests');
    await customer.fill('field.@reference', reference);
    await look(reference);
    await customer.press('continue', (view) => view.screen === 'request_status' && find(view, 'try-again'));
    await customer.start_again();
  },

  // Help is asked for in the middle of an answer, and nobody waits for it.
  async helped(customer, marker, look) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await look();
    await customer.go('control.help', 'help');
    await customer.press('back', ({ screen }) => screen === 'question');
    await customer.start_again();
  },
};

// The ways in which most visits go, in turns of twenty: the first thirteen are every kind there is.
const turns = ['typed', 'listened', 'left', 'moment', 'sent', 'searched', 'deserted', 'touched', 'phoned_back', 'appointment', 'helped', 'enquired', 'covered',
  'left', 'typed', 'listened', 'left', 'searched', 'typed', 'moment'];
const languages = ['en-GB', 'ar', 'pl', 'gd', 'cy', 'uk', 'ur', 'zh-Hans'];

// Walking away takes long: one of a hundred does.
export function kind_of(visit) {
  const kind = turns[visit % turns.length];
  return kind === 'deserted' && visit % 100 !== turns.indexOf(kind) ? 'left' : kind;
}

// So that each kind comes in each language.
export const language_of = (visit) => languages[(visit + Math.floor(visit / turns.length)) % languages.length];
