// The parts of a call that are only figures and words: messages with limits, text, the line's quality, the wrap-up.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {begin_call} from '../../provisioning/console/src/calls/call';
import {due_for} from '../../provisioning/console/src/calls/callback_due';
import {longest_message, read_assist, read_text_line} from '../../provisioning/console/src/calls/channel';
import {heard, no_words, own_line, typed} from '../../provisioning/console/src/calls/conversation';
import {faults_of, finished_paper} from '../../provisioning/console/src/calls/paper';
import {guidance_for} from '../../provisioning/console/src/calls/guidance';
import {in_pieces, PieceReader} from '../../provisioning/console/src/calls/pieces';
import {places_of} from '../../provisioning/console/src/calls/on_screen';
import {figures_of, quality_of} from '../../provisioning/console/src/calls/quality';
import {read_view} from '../../provisioning/console/src/calls/received_view';
import {first_draft, reason_of_key, toggled, wrapped_up} from '../../provisioning/console/src/calls/wrap_up';
import type {View} from '../../provisioning/console/src/mirror/view_tools';
import {uuid_v7} from '../../provisioning/console/src/api/uuid';
import {pressed, shortcuts} from '../../provisioning/console/src/pages/call_keys';
import * as sample from './sample';
import * as views from './views';

test('every View of the kiosk comes through its reading as the mirror needs it', () => {
  for (const [name, view] of Object.entries(views.all)) {
    const read = read_view(JSON.parse(JSON.stringify(view)));
    assert.ok(read, name);
    assert.equal(read.screen, view.screen);
    assert.deepEqual(places_of(read), places_of(view), name);
  }
});

test('a View that is too deep, too large or no View is not shown', () => {
  let deep: object = {role: 'group'};
  for (let n = 0; n < 100; n += 1) deep = {role: 'group', children: [deep]};
  assert.equal(read_view({screen: 'x', regions: [deep]}), null);
  const many = Array.from({length: 5_000}, () => ({role: 'paragraph'}));
  assert.equal(read_view({screen: 'x', regions: many}), null);
  for (const none of [null, 7, [], {}, {screen: 'x'}, {screen: 'x', regions: [{role: 3}]}])
    assert.equal(read_view(none), null);
});

test('members of a View that are of the wrong kind are left out', () => {
  const read = read_view({screen: 'x', regions: [{role: 'button', name: {a: 1}, actions: [1, 'activate'], disabled: 'no'}]});
  assert.deepEqual(read?.regions, [{role: 'button', actions: ['activate']}]);
});

test('a message that is too long is not even parsed', () => {
  assert.equal(read_assist(JSON.stringify({type: 'beat', filler: 'x'.repeat(longest_message)})), null);
  assert.deepEqual(read_assist('{"type":"beat"}'), {type: 'beat'});
});

test('a long message comes whole in pieces of at most 16,000 bytes, and one over the limit not at all', () => {
  const reader = new PieceReader();
  const read = (text: string) => in_pieces(text).flatMap((piece) => reader.take(piece) ?? []);
  for (const text of ['{}', '+', '...', '{"view":"' + 'é'.repeat(150_000) + '"}', 'x' + '👋🏽'.repeat(9_000)]) {
    assert.deepEqual(read(text), [text]);
    for (const piece of in_pieces(text)) {
      assert.ok(Buffer.byteLength(piece) <= 16_001);
      assert.equal(Buffer.from(piece).toString(), piece, 'no character is cut');
    }
  }
  assert.deepEqual(read('x'.repeat(longest_message + 1)), []);
  assert.deepEqual(read('{"type":"beat"}'), ['{"type":"beat"}']);
});

test('a greeting keeps only what is known', () => {
  const hello = read_assist('{"type":"hello","version":1,"language":"gd","speak":"handset","needs":["contrast",4],"allowed":["see","fly"]}');
  assert.deepEqual(hello, {type: 'hello', language: 'gd', speak: 'handset', needs: ['contrast'], allowed: ['see']});
});

test('a line of text is cut at 500 letters as people count them', () => {
  const line = read_text_line(JSON.stringify({line: 3, text: '👩🏽‍🦽'.repeat(600), done: true}));
  assert.equal([...new Intl.Segmenter().segment(line?.text ?? '')].length, 500);
  assert.equal(read_text_line('{"line":-1,"text":"a"}'), null);
  assert.equal(read_text_line('{"line":1,"text":7}'), null);
});

test('who can be called at any time is due in two hours, who chose a part of the day by its end', () => {
  const now = new Date(2026, 10, 23, 13, 30);
  assert.deepEqual(due_for('any', now), new Date(2026, 10, 23, 15, 30));
  assert.deepEqual(due_for('afternoon', now), new Date(2026, 10, 23, 17, 0));
  assert.deepEqual(due_for('morning', now), new Date(2026, 10, 24, 12, 0));
  assert.deepEqual(due_for('after the school run', now), new Date(2026, 10, 23, 15, 30));
});

test('a call that was passed on was handed over, as far as this desk can say', () => {
  const call = begin_call(sample.call_detail());
  assert.equal(first_draft({...call, known: {...call.known, state: 'transferring'}}, false).outcome, 'handed_over');
});

const view_with = (id: string): View => ({...views.all['question'], regions: [{role: 'main', children: [{role: 'text_field', id}]}]}) as View;

test('guidance is that of the page on which the customer asked, until their screen tells another', () => {
  const call = begin_call(sample.call_detail());
  assert.equal(guidance_for(call)?.page?.page, 'which-bin');
  const moved = {...call, screen: {sequence: 1, view: view_with('field.postcode')}};
  assert.equal(guidance_for(moved)?.page?.page, 'address');
  const elsewhere = {...call, screen: {sequence: 1, view: view_with('field.something-else')}};
  assert.deepEqual([guidance_for(elsewhere)?.journey.id, guidance_for(elsewhere)?.page], ['report-missed-bin', null]);
});

test('guidance follows a journey that the adviser opened, and is none where nothing was written', () => {
  const call = begin_call(sample.call_detail({page: 'home'}));
  assert.equal(guidance_for(call), null);
  const offered = {id: '1', kind: 'journey', about: 'A bin', journey: 'report-missed-bin', outcome: 'sent'} as const;
  assert.equal(guidance_for({...call, requests: [offered]}), null);
  const opened = {...call, requests: [{...offered, outcome: 'opened'} as const]};
  assert.deepEqual([guidance_for(opened)?.journey.id, guidance_for(opened)?.page], ['report-missed-bin', null]);
});

test('a leaflet or a document that is read is no journey, whatever its title', () => {
  const call = begin_call(sample.call_detail({page: 'home'}));
  for (const kind of ['leaflet', 'document'] as const) {
    const read = {id: '1', kind, about: 'Report a missed bin', outcome: 'opened'} as const;
    assert.equal(guidance_for({...call, requests: [read]}), null, kind);
  }
});

const bytes = (text: string) => Buffer.byteLength(text);

test('a paper goes as its heading and its lines, without the empty ones around them', () => {
  const paper = {title: '  What happens next ', text: '\n \nWe empty the bin.\n\n  By Friday.\n\n'};
  assert.deepEqual(finished_paper(paper), {title: 'What happens next', lines: ['We empty the bin.', '', '  By Friday.']});
  for (const title_or_text of [{title: ' '}, {text: '\n '}]) assert.equal(finished_paper({...paper, ...title_or_text}), null);
});

test('a heading may have 200 bytes, and one that is longer says how much to take out', () => {
  const paper = {title: 'a'.repeat(200), text: 'Words'};
  assert.ok(finished_paper(paper));
  assert.equal(faults_of({...paper, title: `${paper.title}b`}).title, 'The heading is too long: take out 1 character');
  const people = '👩🏽‍🦽'.repeat(20);
  const beyond = Number(/\d+/.exec(faults_of({...paper, title: people}).title)?.[0]);
  const shorter = [...new Intl.Segmenter().segment(people)].slice(0, 20 - beyond).map(({segment}) => segment);
  assert.ok(bytes(shorter.join('')) <= 200 && bytes([...shorter, '👩🏽‍🦽'].join('')) > 200);
  assert.equal(finished_paper({...paper, title: people}), null);
});

test('forty lines of 1,200 bytes fit; what is more is said by the line, and nothing is cut', () => {
  const full = Array.from({length: 40}, () => 'é'.repeat(600));
  const paper = {title: 'Long', text: full.join('\n')};
  assert.deepEqual(finished_paper(paper)?.lines, full);
  assert.match(faults_of({...paper, text: `${paper.text}\nmore`}).text, /^There are 41 lines and 40 fit/);
  full[4] += 'abc';
  assert.match(faults_of({...paper, text: full.join('\n')}).text, /^Line 5 is too long: take out 3 characters/);
  assert.equal(finished_paper({...paper, text: full.join('\n')}), null);
});

test('lines keep the order in which they were begun, whoever goes on writing', () => {
  let talk = heard(no_words, 'customer', {line: 1, text: 'My b', done: false});
  [talk] = typed(talk, 'Yes?', true);
  talk = heard(talk, 'customer', {line: 1, text: 'My bin', done: true});
  assert.deepEqual(
    talk.lines.map(({who, text}) => [who, text]),
    [
      ['customer', 'My bin'],
      ['adviser', 'Yes?'],
    ],
  );
  assert.equal(own_line(talk), '');
});

test('a line that was erased and left leaves nothing behind', () => {
  let talk = heard(no_words, 'customer', {line: 1, text: 'oops', done: false});
  talk = heard(talk, 'customer', {line: 1, text: '', done: true});
  assert.deepEqual(talk.lines, []);
});

test('the quality of the line is what was lost since the last look', () => {
  const at = (received: number, lost: number, time: number, rtt_ms = 40) => ({received, lost, rtt_ms, frames: 0, at: time});
  assert.equal(quality_of(at(100, 0, 1), null).level, 'unknown');
  assert.equal(quality_of(at(200, 1, 2), at(100, 0, 1)).level, 'good');
  assert.equal(quality_of(at(200, 5, 2), at(100, 0, 1)).level, 'fair');
  assert.equal(quality_of(at(200, 30, 2), at(100, 0, 1)).level, 'poor');
  assert.equal(quality_of(at(200, 0, 2, 900), at(100, 0, 1)).level, 'poor');
  assert.equal(quality_of(at(100, 0, 2), at(100, 0, 1)).words, 'Nothing arrives');
});

test('the figures come from what a browser reports', () => {
  const report = [
    {type: 'inbound-rtp', packetsLost: 2, packetsReceived: 50, framesDecoded: 20},
    {type: 'inbound-rtp', packetsLost: 1, packetsReceived: 30},
    {type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.05},
    {type: 'candidate-pair', nominated: false, currentRoundTripTime: 3},
  ];
  assert.deepEqual(figures_of(report, 9), {rtt_ms: 50, lost: 3, received: 80, frames: 20, at: 9});
});

test('a wrap-up is filled in but for the reason, which one digit gives', () => {
  const draft = first_draft(begin_call(sample.call_detail()), false);
  assert.equal(wrapped_up(draft), null);
  const reason = reason_of_key('5');
  assert.ok(reason);
  assert.deepEqual(wrapped_up(toggled(draft, reason)), {outcome: 'resolved', reasons: ['progress_chasing']});
});

test('none and not sure stand alone, the six may stand together', () => {
  let draft = first_draft(begin_call(sample.call_detail()), true);
  for (const reason of ['none', 'not_done', 'done_wrong'] as const) draft = toggled(draft, reason);
  assert.deepEqual(wrapped_up(draft), {outcome: 'callback', reasons: ['not_done', 'done_wrong']});
  assert.deepEqual(wrapped_up(toggled(draft, 'not_sure')), {outcome: 'callback', reasons: 'not_sure'});
});

test('a call that broke is not called resolved', () => {
  const call = begin_call(sample.call_detail());
  call.known = {...call.known, state: 'ended', end_reason: 'kiosk_lost'};
  assert.equal(first_draft(call, false).outcome, 'not_resolved');
});

test('only what is on the glass can be pointed at, and only fields take suggestions', () => {
  const node = {role: 'text_field' as const, id: 'field.name', name: 'Name', actions: ['edit_text' as const]};
  const page = {role: 'main' as const, children: [node, {role: 'paragraph' as const, id: 'p', name: 'Words'}]};
  const places = places_of({screen: 'question', regions: [page]});
  assert.deepEqual(places, [{node: 'field.name', name: 'Name', kind: 'field', field: true}]);
  const dialog = {role: 'dialog' as const, children: [{role: 'button' as const, id: 'yes', name: 'Yes'}]};
  assert.deepEqual(
    places_of({screen: 'question', regions: [page, dialog]}).map((one) => one.node),
    ['yes'],
  );
});

test('no shortcut is a bare letter, and none is there twice', () => {
  const none = () => undefined;
  const list = shortcuts({accept: none, decline: none, mute: none, camera: none, shield: none, hold: none, end: none, write: none, see: none});
  assert.equal(new Set(list.map((one) => one.keys)).size, list.length);
  for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789') {
    const event = {key, code: `Key${key.toUpperCase()}`, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false};
    assert.equal(pressed(list, event as KeyboardEvent), false, key);
  }
});

test('a key that is held down acts once', () => {
  let ended = 0;
  const none = () => undefined;
  const list = shortcuts({accept: none, decline: none, mute: none, camera: none, shield: () => (ended += 1), hold: none, end: none, write: none, see: none});
  const event = {key: 'F9', code: 'F9', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, preventDefault: none};
  pressed(list, event as unknown as KeyboardEvent);
  pressed(list, {...event, repeat: true} as unknown as KeyboardEvent);
  assert.equal(ended, 1);
});

test('a name of our own is a UUID of version 7 that holds its time', () => {
  const name = uuid_v7(0x0192_3456_789a, new Uint8Array(10).fill(0xff));
  assert.match(name, /^01923456-789a-7fff-bfff-ffffffffffff$/);
});
