// The mirror as HTML, and what a person does in it as what the kiosk is told.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import renderToString from 'preact-render-to-string';
import type {Node} from '../../provisioning/console/generated/view';
import {FocusFollower} from '../../provisioning/console/src/mirror/focus';
import {graphemes_before, offset_of} from '../../provisioning/console/src/mirror/graphemes';
import {no_hands, type Hands} from '../../provisioning/console/src/mirror/hands';
import {next_key} from '../../provisioning/console/src/mirror/keyboard';
import {NodeView} from '../../provisioning/console/src/mirror/nodes';
import {Stage} from '../../provisioning/console/src/mirror/stage';
import {width_step} from '../../provisioning/console/src/mirror/text_field';
import {inputs_of_edit} from '../../provisioning/console/src/mirror/typing';
import {must_be_view} from './contract';
import * as views from './views';

const hands: Hands = {operable: true, send: () => undefined, heading: 'Which bin was it?'};
const html = (node: Node, with_hands = hands) => renderToString(<NodeView node={node} hands={with_hands} />);

test('every sample is a View as the schema has it', () => {
  for (const view of Object.values(views.all)) must_be_view(view);
});

test('regions are landmarks, in the language and direction of the screen', () => {
  const page = renderToString(<Stage view={views.arabic} hands={hands} />);
  assert.match(page, /^<div class="k-stage[^"]*" lang="ar" dir="rtl"/);
  assert.match(page, /<header class="k-banner">.*<\/header><main[^>]*>.*<\/main><footer/s);
});

test('what lies under a dialog cannot be reached', () => {
  const page = renderToString(<Stage view={views.still_there} hands={hands} />);
  assert.match(page, /<div class="k-glass" inert>/);
  assert.match(page, /role="dialog" aria-modal="true" aria-label="Are you still there\?"/);
});

test('roles become the elements that mean the same', () => {
  assert.match(html({role: 'heading', name: 'Hello', level: 2}), /^<h2 .*>Hello<\/h2>$/);
  assert.match(html({role: 'link', id: 'a', name: 'Go', actions: ['activate']}), /^<a [^>]*>Go<\/a>$/);
  assert.match(html({role: 'timer', name: 'Left', value: '24'}), /role="timer"/);
  assert.match(html({role: 'status', name: 'Saved', live: true}), /role="status".*Saved/);
  assert.match(
    html({role: 'summary_list', children: [{role: 'summary_row', name: 'Name', value: 'A'}]}),
    /<dl.*<dt>Name<\/dt><dd[^>]*>A<\/dd>/,
  );
  assert.match(
    html({
      role: 'radio_group',
      id: 'g',
      name: 'Which?',
      children: [{role: 'radio', id: 'g.a', name: 'A', selected: true, actions: ['activate']}],
    }),
    /<fieldset.*<legend.*Which\?.*type="radio" name="g" checked/s,
  );
  assert.match(html({role: 'qr_code', name: 'Scan', value: 'x'}), /<svg[^>]*role="img" aria-label="Scan"/);
  assert.doesNotMatch(html({role: 'qr_code', name: 'Scan', value: '••••••', privacy: 'private'}), /<svg/);
});

test('a field is described by its hint and its error, and is said to be wrong', () => {
  const field = html({
    role: 'text_field',
    id: 'f',
    name: 'Postcode',
    description: 'Like AB12 3CD',
    invalid: true,
    actions: ['activate', 'edit_text'],
    children: [{role: 'error_message', name: 'Enter a postcode'}],
  });
  assert.match(field, /<label[^>]*for="node-f"/);
  assert.match(field, /aria-describedby="node-f-hint node-f-error" aria-invalid="true"/);
});

test('a question that repeats the heading of its page is for screen readers only', () => {
  const choices: Node[] = [{role: 'radio', id: 'g.a', name: 'A', actions: ['activate']}];
  assert.match(
    html({role: 'radio_group', id: 'g', name: 'Which bin was it?', children: choices}),
    /<legend class="govuk-visually-hidden">/,
  );
  assert.match(html({role: 'radio_group', id: 'g', name: 'And when?', children: choices}), /<legend class="k-label">/);
});

test('a Change button says what it changes', () => {
  assert.match(
    html(views.check.regions[1]!.children![1]!),
    /Change<\/span><span class="govuk-visually-hidden"> Name<\/span>/,
  );
});

test('where the mirror may only look, controls are off and fields cannot be typed in', () => {
  assert.match(html({role: 'button', id: 'b', name: 'Go', actions: ['activate']}, no_hands), /aria-disabled="true"/);
  assert.match(
    html({role: 'text_field', id: 'f', name: 'Name', actions: ['activate', 'edit_text']}, no_hands),
    /readonly/i,
  );
});

test('words in another language are marked as such', () => {
  assert.match(html({role: 'paragraph', name: 'ابدأ', lang: 'ar'}), /<p [^>]*lang="ar" dir="rtl"/);
});

test('customer text is text, never markup', () => {
  assert.match(html({role: 'summary_row', name: 'X', value: '<img src=x onerror=alert(1)>'}), /&lt;img src=x/);
});

test('typing is sent as it is done, a selection is taken away first, from its end', () => {
  const at = (value: string, start: number, end = start) => ({value, start, end});
  const edit = (type: string, data: string | null = null, long = false) => ({type, data, long});
  assert.deepEqual(inputs_of_edit(edit('insertText', 'a'), at('xy', 1)), [{event: 'text', text: 'a'}]);
  assert.deepEqual(inputs_of_edit(edit('insertText', 'a'), at('xyz', 1, 3)), [
    {event: 'caret', grapheme: 3},
    {event: 'key', key: 'delete_back'},
    {event: 'key', key: 'delete_back'},
    {event: 'text', text: 'a'},
  ]);
  assert.deepEqual(inputs_of_edit(edit('deleteContentBackward'), at('xy', 2)), [{event: 'key', key: 'delete_back'}]);
  assert.deepEqual(inputs_of_edit(edit('deleteByCut'), at('xy', 2)), []);
  assert.deepEqual(inputs_of_edit(edit('insertFromPaste', 'one\ntwo'), at('', 0)), [{event: 'text', text: 'one two'}]);
  assert.deepEqual(inputs_of_edit(edit('insertLineBreak'), at('', 0)), [{event: 'key', key: 'enter'}]);
  assert.deepEqual(inputs_of_edit(edit('insertLineBreak', null, true), at('', 0)), [{event: 'text', text: '\n'}]);
  assert.deepEqual(inputs_of_edit(edit('formatBold'), at('x', 0)), []);
});

test('a masked value is not as long as it looks: nothing in it can be selected away', () => {
  assert.deepEqual(inputs_of_edit({type: 'insertText', data: 'a', long: false}, {value: '••••••', start: 0, end: 6}), [
    {event: 'text', text: 'a'},
  ]);
});

test('a long paste goes in pieces that the hub takes, and no letter is torn', () => {
  const sent = inputs_of_edit(
    {type: 'insertFromPaste', data: '😀'.repeat(250), long: true},
    {value: '', start: 0, end: 0},
  );
  assert.deepEqual(
    sent.map((input) => [...(input.text ?? '')].length),
    [100, 100, 50],
  );
});

test('a caret is counted in letters as people see them', () => {
  assert.equal(graphemes_before('e\u0301x', 2), 1);
  assert.equal(offset_of('👩‍👧x', 1), '👩‍👧'.length);
  assert.equal(offset_of('ab', 9), 2);
});

test('a focus that we sent does not pull anybody back when it returns', () => {
  const follower = new FocusFollower();
  assert.equal(follower.frame('a', false), 'a');
  assert.equal(follower.moved_here('a'), false);
  assert.equal(follower.moved_here('b'), true);
  assert.equal(follower.moved_here('c'), true);
  assert.equal(follower.frame('b', false), null);
  assert.equal(follower.frame('c', false), null);
  assert.equal(follower.frame('error.postcode', false), 'error.postcode');
  assert.equal(follower.frame('error.postcode', false), null);
  assert.equal(follower.frame('error.postcode', true), 'error.postcode');
});

test('arrows move on the kiosk keyboard as it lies on the glass', () => {
  const lengths = [10, 9, 3];
  assert.deepEqual(next_key('ArrowRight', 0, 0, lengths, false), {row: 0, place: 1});
  assert.deepEqual(next_key('ArrowRight', 0, 1, lengths, true), {row: 0, place: 0});
  assert.deepEqual(next_key('ArrowDown', 1, 8, lengths, false), {row: 2, place: 2});
  assert.equal(next_key('ArrowUp', 0, 3, lengths, false), null);
  assert.equal(next_key('a', 0, 3, lengths, false), null);
});

test('a field is as wide as its answer', () => {
  assert.deepEqual([1, 2, 4, 7, 20, 21].map(width_step), [2, 2, 4, 10, 20, 30]);
});
