// Visits for tests that make hundreds of them: short ones that type a marker wherever words can be typed, and leave in
// every way there is. Each waits for what it should see next, never for a time.
import { find } from '../e2e/stage/view.mjs';

export class QuickCustomer {
  constructor({ mirror, keys, finger }) { Object.assign(this, { mirror, keys, finger }); }

  get view() { return this.mirror.view; }
  until(holds, what) { return this.mirror.until(holds, what, 20_000); }
  sees(screen) { return this.until((view) => view.screen === screen, `screen "${screen}"`); }

  // Presses the control by this pair of hands, and waits until the View is as it should be then.
  async press(id, holds, hands = this.keys) {
    const node = await this.until((view) => find(view, id), `a control ${JSON.stringify(id)}`).then((view) => find(view, id));
    await hands.touch(this.view, node);
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
    for (const [at, letter] of [...text].entries()) {
      const key = find(this.view, `key.${letter}`) ?? find(this.view, `key.${letter.toUpperCase()}`);  // a name begins with a capital
      await this.finger.touch(this.view, key);
      await this.until((view) => (find(view, id)?.value ?? '').length > at, `${letter} in ${id}`);
    }
  }

  async begin(hands = this.keys) {
    await this.sees('attract');
    await this.press('start', (view) => view.screen !== 'attract', hands);
    if (this.view.screen === 'language') await this.press('language.en-GB', (view) => view.screen === 'home' && view.lang === 'en-GB', hands);
  }

  async open(service, hands = this.keys) {
    await this.go('home.do-it-here', 'services', hands);
    await this.go(`service.${service}`, 'question', hands);
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

  start_again(hands = this.keys) { return this.press('control.start-again', (view) => view.screen === 'attract', hands); }
}

const yesterday = () => {
  const day = new Date(Date.now() - 24 * 3600 * 1000);
  return { day: String(day.getDate()), month: String(day.getMonth() + 1), year: String(day.getFullYear()) };
};

// Each: (customer, marker, looked) where `looked` is awaited while the marker is on the glass.
export const kinds = {
  // A name is typed and accepted; then Start again.
  async typed(customer, marker, looked) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await looked();
    await customer.turn_page();
    await customer.start_again();
  },

  // Typed and never accepted.
  async left(customer, marker, looked) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await looked();
    await customer.start_again();
  },

  // Every touch on the glass, the marker on the keyboard of the screen.
  async touched(customer, marker, looked) {
    await customer.begin(customer.finger);
    await customer.to_the_name(customer.finger);
    await customer.fill_on_the_glass('field.full-name', marker);
    await looked();
    await customer.turn_page(customer.finger);
    await customer.start_again(customer.finger);
  },

  // The whole way: an address, a place, an email, a name; checked, sent, printed, a number taken, rated, goodbye.
  async sent(customer, marker, looked) {
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
    await looked();
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
  async deserted(customer, marker, looked) {
    await customer.begin();
    await customer.to_the_name();
    await customer.fill('field.full-name', marker);
    await looked();
    await customer.sees('attract');
  },
};
