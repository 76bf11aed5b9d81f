import assert from 'node:assert/strict';
import {test} from 'node:test';
import {backoff_ms} from '../../provisioning/console/src/api/backoff';
import {kind_of_status, problem} from '../../provisioning/console/src/api/problem';
import {to_csv} from '../../provisioning/console/src/words/csv';
import {axis_top, count_words, minutes_words, share_words} from '../../provisioning/console/src/words/figures';
import {language_name, need_name, plain_words, screen_name} from '../../provisioning/console/src/words/names';
import {
  ago,
  answer_words,
  clock_words,
  day_and_time,
  day_words,
  length_of,
  wait_range,
} from '../../provisioning/console/src/words/times';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 22, 12, 0);

test('a time of today is told by the clock, another day by its date', () => {
  assert.equal(day_and_time(noon - 90 * minute, noon, 'Europe/London'), 'today at 10:30');
  assert.equal(day_and_time(noon - 24 * 60 * minute, noon, 'Europe/London'), '21 November 2026 at 12:00');
});

test('an age is one unit, rounded down, and never negative', () => {
  assert.equal(ago(noon - 59_000, noon), 'less than a minute ago');
  assert.equal(ago(noon - 61_000, noon), '1 minute ago');
  assert.equal(ago(noon + 5_000, noon), 'less than a minute ago');
  assert.equal(length_of(47 * 60 * minute), '47 hours');
  assert.equal(length_of(49 * 60 * minute), '2 days');
});

test('a wait is a range only where there is one', () => {
  assert.equal(wait_range(6, 11), 'About 6 minutes, up to 11');
  assert.equal(wait_range(1, 1), 'About 1 minute');
  assert.equal(wait_range(0, 0), 'No wait');
});

test('a clock is told fast or slow only beyond what a network makes of nothing', () => {
  assert.equal(clock_words(29_000), 'Right');
  assert.equal(clock_words(4 * minute), '4 minutes fast');
  assert.equal(clock_words(-2 * 60 * minute), '2 hours slow');
  assert.equal(clock_words(undefined), 'Not known');
});

test('a day of the council is the same day in every zone', () => {
  assert.equal(day_words('2026-11-22'), 'Sunday 22 November');
  assert.equal(day_words('2026-11-01', 'short'), '1 Nov');
  assert.equal(day_words('not a day'), 'not a day');
  assert.equal(answer_words('2026-11-19'), '19 November 2026');
  assert.equal(answer_words('Unit 2026-11-19'), 'Unit 2026-11-19');
});

test('a suppressed figure is said to be small, and is not nought', () => {
  assert.equal(count_words(null, 5), 'fewer than 5');
  assert.equal(count_words(0, 5), '0');
  assert.equal(count_words(12_345, 5), '12,345');
  assert.equal(share_words(null), 'not shown');
  assert.equal(share_words(0.836), '84%');
  assert.equal(minutes_words(17.25), '17.3 min');
});

test('an axis ends at a figure that people can divide', () => {
  assert.deepEqual([0, 3, 5, 7, 61, 80, 81, 101, 999].map(axis_top), [4, 4, 8, 8, 80, 80, 100, 200, 1000]);
  for (let largest = 1; largest < 3000; largest += 1) assert.ok(axis_top(largest) >= largest, String(largest));
});

test('a machine word becomes plain words', () => {
  assert.equal(plain_words('paper_out'), 'Paper out');
  assert.equal(plain_words('CardReader'), 'Card reader');
  assert.equal(screen_name('attract'), 'Touch the screen to start');
  assert.equal(screen_name('a-page.of_ours'), 'A page of ours');
  assert.equal(language_name('gd'), 'Scottish Gaelic');
  assert.equal(language_name('en-GB'), 'English');
  assert.equal(language_name('!'), '!');
  assert.equal(need_name('listen'), 'Listening');
});

test('a CSV quotes what must be, and no cell runs as a formula', () => {
  assert.equal(
    to_csv([
      ['a', 'b'],
      [1, null],
      ['x,y', 'say "hi"'],
      ['=1+1', '-2'],
      [-2, 'two\nlines'],
    ]),
    'a,b\r\n1,\r\n"x,y","say ""hi"""\r\n\'=1+1,\'-2\r\n-2,"two\nlines"\r\n',
  );
});

test('what went wrong is told by kind, with the time to wait', () => {
  assert.equal(kind_of_status(401), 'signed_out');
  assert.equal(kind_of_status(409), 'conflict');
  assert.equal(kind_of_status(422), 'invalid');
  assert.equal(kind_of_status(500), 'fault');
  assert.equal(problem('busy', 1).message, 'The hub is busy. Try again in 1 second.');
  assert.equal(problem('busy', 90).message, 'The hub is busy. Try again in 2 minutes.');
  assert.equal(problem('too_many', 240).message, 'There were too many tries. Try again in 4 minutes.');
  assert.equal(problem('busy').message, 'The hub is busy. Try again in a moment.');
});

test('tries to reconnect are spread, grow, and have an end', () => {
  assert.equal(backoff_ms(1, 0), 250);
  assert.ok(backoff_ms(3, 0.999) > backoff_ms(1, 0.999));
  assert.ok(backoff_ms(50, 1) <= 15_000);
});
