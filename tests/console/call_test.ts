// The call as the adviser's desk knows it, as a pure machine: events in, state and effects out.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CallDetail, CallSignal, CallState} from '../../provisioning/console/generated/api';
import {begin_call, sends, update, without_words, type Call, type Effect, type Event} from '../../provisioning/console/src/calls/call';
import * as sample from './sample';

const detail: CallDetail = sample.call_detail();
const call_id = detail.call.call_id;

class Desk {
  call: Call = begin_call(detail);
  done: Effect[] = []; // of the last event
  now = 1_000_000;

  does(event: Event): this {
    [this.call, this.done] = update(this.call, event);
    return this;
  }
  signal(leg: number, rest: Partial<CallSignal>): this {
    return this.does({type: 'signal', signal: {type: 'call.signal', call_id, leg, sequence: 1, kind: 'candidate', ...rest}});
  }
  hub(rest: Partial<CallState>): this {
    return this.does({type: 'state', state: {...this.call.known, revision: this.call.known.revision + 1, ...rest}});
  }
  connected(leg = 1): this {
    this.signal(leg, {kind: 'offer', sdp: 'v=0'});
    this.does({type: 'connection', leg, connection: 'connected'});
    this.does({type: 'channel', leg, channel: 'text', open: true, now: this.now});
    return this.does({type: 'channel', leg, channel: 'assist', open: true, now: this.now});
  }
  kiosk(message: object, leg = 1): this {
    return this.does({type: 'message', leg, channel: 'assist', text: JSON.stringify(message), now: this.now});
  }
  writes(line: number, text: string, done = false): this {
    return this.does({
      type: 'message',
      leg: 1,
      channel: 'text',
      text: JSON.stringify({line, text, done}),
      now: this.now,
    });
  }
  passes(ms: number): this {
    this.now += ms;
    return this.does({type: 'tick', now: this.now});
  }
  sent(): object[] {
    return this.done.flatMap((effect) => (effect.type === 'send' ? [effect.message] : []));
  }
  screen(): string | undefined {
    return this.call.screen?.view.screen;
  }
  kinds(): string[] {
    return this.done.map((effect) => effect.type);
  }
}

const view = {screen: 'question', regions: [{role: 'main', children: [{role: 'text_field', id: 'field.a', name: 'Name'}]}]};

test('the kiosk’s offer begins its leg, and candidates that came before it are taken after it', () => {
  const desk = new Desk().signal(1, {candidate: 'early', index: 0});
  assert.deepEqual(desk.kinds(), []);
  desk.signal(1, {kind: 'offer', sdp: 'v=0'});
  assert.deepEqual(desk.done, [
    {type: 'begin', leg: 1, sdp: 'v=0'},
    {type: 'take_candidate', leg: 1, candidate: 'early', index: 0},
  ]);
});

test('an offer that comes twice is answered once', () => {
  const desk = new Desk().signal(1, {kind: 'offer', sdp: 'v=0'}).signal(1, {kind: 'offer', sdp: 'v=0'});
  assert.deepEqual(desk.kinds(), []);
});

test('signals of another leg or another call are dropped', () => {
  const desk = new Desk().connected(2);
  assert.deepEqual(desk.signal(1, {kind: 'offer', sdp: 'v=0'}).done, []);
  assert.deepEqual(desk.signal(1, {candidate: 'old', index: 0}).done, []);
  assert.deepEqual(desk.signal(2, {call_id: sample.uuid(999), candidate: 'other', index: 0}).done, []);
});

test('answers and candidates go out with the leg and a growing sequence', () => {
  const desk = new Desk().connected();
  desk.does({type: 'answered', leg: 1, sdp: 'answer'});
  const first = desk.done[0];
  desk.does({type: 'candidate', leg: 1, candidate: 'mine', index: 1});
  const second = desk.done[0];
  assert.ok(first?.type === 'signal' && second?.type === 'signal');
  assert.equal(first.signal.kind, 'answer');
  assert.equal(second.signal.candidate, 'mine');
  assert.ok(second.signal.sequence > first.signal.sequence);
});

test('what an older leg still tells changes nothing', () => {
  const desk = new Desk().connected().hub({leg: 2});
  const before = desk.call;
  desk.does({type: 'connection', leg: 1, connection: 'failed'});
  desk.does({type: 'answered', leg: 1, sdp: 'late'});
  assert.equal(desk.call, before);
});

test('a new leg from the hub drops the old connection and waits for the offer', () => {
  const desk = new Desk().connected().hub({leg: 2});
  assert.deepEqual(desk.kinds(), ['drop']);
  assert.equal(desk.call.connection, 'connecting');
  assert.deepEqual(desk.signal(2, {kind: 'offer', sdp: 'again'}).done, [{type: 'begin', leg: 2, sdp: 'again'}]);
});

test('what was agreed, muted and written survives a leg', () => {
  const desk = new Desk().connected().kiosk({type: 'consent', kind: 'see', state: 'granted'}).writes(1, 'Hello', true);
  desk.does({type: 'mine', audio: false, video: true}).hub({leg: 2}).connected(2);
  assert.equal(desk.call.consents.see, 'granted');
  assert.equal(desk.call.conversation.lines.length, 1);
  assert.deepEqual(sends(desk.call), {audio: false, video: true});
  assert.deepEqual(desk.sent()[1], {type: 'media', audio: false, video: true});
});

test('an older word of the hub is dropped', () => {
  const desk = new Desk().hub({state: 'held', revision: 50});
  desk.does({type: 'state', state: {...desk.call.known, state: 'connected', revision: 49}});
  assert.equal(desk.call.known.state, 'held');
});

test('a connection that failed asks for a new leg once', () => {
  const desk = new Desk().connected().does({type: 'connection', leg: 1, connection: 'failed'});
  assert.ok(desk.done[0]?.type === 'signal' && desk.done[0].signal.kind === 'restart');
  assert.deepEqual(desk.does({type: 'connection', leg: 1, connection: 'failed'}).done, []);
});

test('a beat goes out every second; three missed say that the connection is lost, once', () => {
  const desk = new Desk().connected().passes(1_000);
  assert.deepEqual(desk.sent(), [{type: 'beat'}]);
  desk.passes(1_000).passes(1_000);
  assert.equal(desk.call.silent, false);
  desk.passes(1_000);
  assert.equal(desk.call.silent, true);
  assert.ok(desk.kinds().includes('tell'));
  assert.ok(!desk.passes(1_000).kinds().includes('tell'));
});

test('whatever the kiosk says ends its silence', () => {
  const desk = new Desk().connected().passes(4_000).kiosk({type: 'beat'});
  assert.equal(desk.call.silent, false);
  assert.deepEqual(desk.done, [{type: 'tell', words: 'The connection is back.'}]);
});

test('a long silence asks for a new leg', () => {
  const desk = new Desk().connected().passes(4_000).passes(11_000);
  assert.ok(desk.done.some((effect) => effect.type === 'signal' && effect.signal.kind === 'restart'));
});

test('twelve seconds of silence mend themselves: nothing begins anew', () => {
  const desk = new Desk().connected().passes(4_000).passes(9_000);
  assert.ok(!desk.kinds().includes('signal'));
  assert.equal(desk.kiosk({type: 'beat'}).call.silent, false);
});

test('a screen is shown only while the customer agrees, and goes at once when they do not', () => {
  const desk = new Desk().connected().kiosk({type: 'view', sequence: 1, view});
  assert.equal(desk.screen(), undefined);
  desk.kiosk({type: 'consent', kind: 'see', state: 'granted'}).kiosk({type: 'view', sequence: 2, view});
  assert.equal(desk.screen(), 'question');
  desk.kiosk({type: 'consent', kind: 'see', state: 'ended'});
  assert.equal(desk.screen(), undefined);
});

test('an older picture of the screen does not replace a newer one', () => {
  const desk = new Desk().connected().kiosk({type: 'consent', kind: 'see', state: 'granted'});
  desk.kiosk({type: 'view', sequence: 5, view}).kiosk({type: 'view', sequence: 4, view: {...view, screen: 'old'}});
  assert.equal(desk.screen(), 'question');
});

test('nothing is pointed at before the customer agreed, and nothing after they ended it', () => {
  const desk = new Desk().connected().does({type: 'point', node: 'field.a'});
  assert.deepEqual(desk.done, []);
  desk.kiosk({type: 'consent', kind: 'point', state: 'granted'}).does({type: 'point', node: 'field.a'});
  assert.deepEqual(desk.sent(), [{type: 'point', node: 'field.a'}]);
  desk.kiosk({type: 'consent', kind: 'point', state: 'ended'});
  assert.equal(desk.call.pointed, null);
});

test('a suggestion is listed with what became of it', () => {
  const desk = new Desk().connected();
  desk.does({type: 'request', message: {type: 'suggest', id: 's1', node: 'field.a', value: 'Sam'}, about: 'Name: Sam'});
  assert.deepEqual(desk.sent(), [{type: 'suggest', id: 's1', node: 'field.a', value: 'Sam'}]);
  desk.kiosk({type: 'suggestion', id: 's1', outcome: 'agreed'});
  assert.equal(desk.call.requests[0]?.outcome, 'agreed');
});

test('an answer to a private question stays with its question', () => {
  const desk = new Desk().connected();
  desk.does({type: 'request', message: {type: 'private', id: 'p1', question: 'Born?'}, about: 'Born?'});
  desk.kiosk({type: 'private', id: 'p1', state: 'asked'});
  assert.deepEqual(desk.done, []);
  desk.kiosk({type: 'private', id: 'p1', state: 'answered', answer: '1 May 1950'});
  assert.equal(desk.call.requests[0]?.answer, '1 May 1950');
  assert.ok(!JSON.stringify(desk.done).includes('1950'), 'the answer is not read out');
});

test('a journey, a leaflet and a document that are offered are told apart, and so is what became of them', () => {
  const desk = new Desk().connected();
  const offers = [
    {type: 'push', id: 'j', journey: 'report-missed-bin'},
    {type: 'push', id: 'l', leaflet: 'which-bin'},
    {type: 'push', id: 'd', title: 'What happens next', lines: ['We empty the bin.']},
  ] as const;
  for (const offer of offers) {
    const message = 'lines' in offer ? {...offer, lines: [...offer.lines]} : offer;
    desk.does({type: 'request', message, about: offer.id});
    assert.deepEqual(desk.sent(), [message]);
  }
  assert.deepEqual(
    desk.call.requests.map(({kind}) => kind),
    ['journey', 'leaflet', 'document'],
  );
  const becomes = (id: string, outcome: string) => desk.kiosk({type: 'push', id, outcome}).done;
  assert.deepEqual(becomes('j', 'opened'), [{type: 'tell', words: 'The journey is on the customer’s screen.'}]);
  assert.deepEqual(becomes('l', 'opened'), [{type: 'tell', words: 'The customer is reading it.'}]);
  assert.deepEqual(becomes('d', 'refused'), [{type: 'tell', words: 'The customer said no.'}]);
  assert.deepEqual(
    desk.call.requests.map(({outcome}) => outcome),
    ['opened', 'opened', 'refused'],
  );
});

test('a reply of another kind than what was asked is dropped', () => {
  const desk = new Desk().connected();
  desk.does({type: 'request', message: {type: 'push', id: 'l', leaflet: 'which-bin'}, about: 'Which bin'});
  desk.kiosk({type: 'print', id: 'l', outcome: 'printed'});
  assert.equal(desk.call.requests[0]?.outcome, 'sent');
});

test('of a call that is over nothing is kept that was written, shown or asked in it', () => {
  const desk = new Desk().connected().writes(1, 'My secret', true);
  desk.kiosk({type: 'consent', kind: 'see', state: 'granted'}).kiosk({type: 'view', sequence: 1, view});
  desk.does({type: 'request', message: {type: 'push', id: 'd', title: 'A secret', lines: ['secret']}, about: 'A secret'});
  const left = without_words(desk.hub({state: 'ended', end_reason: 'customer'}).call);
  assert.doesNotMatch(JSON.stringify(left), /secret|field\.a/);
  assert.equal(left.known.end_reason, 'customer');
});

test('a reply to nothing that was asked is dropped', () => {
  const desk = new Desk().connected().kiosk({type: 'print', id: 'unknown', outcome: 'printed'});
  assert.deepEqual(desk.call.requests, []);
});

test('what the adviser types goes over whole with every key, and Enter begins the next line', () => {
  const desk = new Desk().connected().does({type: 'typed', text: 'H', done: false});
  desk.does({type: 'typed', text: 'Hi', done: false});
  assert.deepEqual(desk.sent(), [{line: 0, text: 'Hi', done: false}]);
  desk.does({type: 'typed', text: 'Hi', done: true}).does({type: 'typed', text: 'S', done: false});
  assert.deepEqual(desk.sent(), [{line: 1, text: 'S', done: false}]);
});

test('what was typed while there was no connection goes over when there is one', () => {
  const desk = new Desk().does({type: 'typed', text: 'One moment', done: false});
  assert.deepEqual(desk.done, []);
  desk.signal(1, {kind: 'offer', sdp: 'v=0'}).does({type: 'channel', leg: 1, channel: 'text', open: true, now: desk.now});
  assert.deepEqual(desk.sent(), [{line: 0, text: 'One moment', done: false}]);
});

test('a finished line of the customer is told once', () => {
  const desk = new Desk().connected().writes(1, 'Hell').writes(1, 'Hello', true);
  assert.deepEqual(desk.done, [{type: 'tell', words: 'The customer wrote: Hello'}]);
  assert.deepEqual(desk.writes(1, 'Hello', true).done, []);
});

test('on hold nothing is sent, and afterwards what was muted is still muted', () => {
  const desk = new Desk().connected().does({type: 'mine', audio: true, video: false}).hub({state: 'held'});
  assert.ok(desk.kinds().includes('tracks'));
  assert.deepEqual(sends(desk.call), {audio: false, video: false});
  assert.deepEqual(sends(desk.hub({state: 'connected'}).call), {audio: true, video: false});
});

test('the shield stops what this end sends at once', () => {
  const desk = new Desk().connected().does({type: 'shield'});
  assert.deepEqual(desk.kinds(), ['tracks']);
  assert.deepEqual(sends(desk.call), {audio: false, video: false});
  assert.equal(desk.call.shielded, true);
});

test('after the end nothing begins again', () => {
  const desk = new Desk().connected().hub({state: 'ended', end_reason: 'customer'});
  assert.deepEqual(sends(desk.call), {audio: false, video: false});
  assert.deepEqual(desk.signal(2, {kind: 'offer', sdp: 'v=0'}).done, []);
  assert.deepEqual(desk.passes(60_000).done, []);
});

test('what a kiosk sends that nobody knows is only a sign of life', () => {
  const desk = new Desk().connected();
  for (const message of [{type: 'dance'}, {type: 'consent', kind: 'sing', state: 'granted'}, [1], {type: 'view', sequence: 1}])
    desk.kiosk(message);
  desk.does({type: 'message', leg: 1, channel: 'assist', text: '{', now: desk.now});
  assert.deepEqual(desk.call.consents, {});
  assert.equal(desk.screen(), undefined);
});

const room = {kiosk: 'Portmore, room 2', name: 'Room 2', key: 'a2V5'};

test('a customer who walks to a private room is not looked for by new connections', () => {
  const desk = new Desk().connected().hub({state: 'connected', room});
  desk.hub({state: 'moving', room, moving_until: 2_000_000});
  assert.deepEqual(desk.done, [{type: 'tell', words: 'The customer is walking to Room 2. Wait for them.'}]);
  desk.passes(60_000);
  assert.deepEqual(desk.kinds(), []);
});

test('in the room a new leg begins, and the page says where the customer is', () => {
  const desk = new Desk().connected().hub({state: 'connected', room}).hub({state: 'moving', room, moving_until: 2_000_000});
  desk.hub({state: 'accepted', leg: 2});
  assert.deepEqual(desk.kinds(), ['drop', 'tell']);
  assert.equal(desk.call.in_room, 'Room 2');
  desk.passes(60_000);
  assert.deepEqual(desk.kinds(), [], 'the customer is asked what may be seen and heard: that takes its time');
});

test('a customer who stays after all is told of', () => {
  const desk = new Desk().connected().hub({state: 'connected', room}).hub({state: 'moving', room, moving_until: 2_000_000});
  desk.hub({state: 'connected', room});
  assert.deepEqual(desk.done, [{type: 'tell', words: 'The customer stays where they are.'}]);
  assert.equal(desk.call.in_room, null);
});
