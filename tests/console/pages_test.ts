// What the pages decide, without a browser.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {create_resource} from '../../provisioning/console/src/api/resource';
import {problem, type Outcome} from '../../provisioning/console/src/api/problem';
import {in_order} from '../../provisioning/console/src/pages/fleet';
import {
  check_words,
  condition_of,
  configuration_words,
  device_state,
  glass_words,
  last_visit_words,
  read_languages,
  unread_lines,
} from '../../provisioning/console/src/pages/kiosk_condition';
import {mirror_state} from '../../provisioning/console/src/pages/mirror_state';
import {share_of, sum_of} from '../../provisioning/console/src/pages/report_heads';
import {default_span, span_of, span_problem} from '../../provisioning/console/src/pages/report_span';
import {safe_next} from '../../provisioning/console/src/pages/sign_in';
import {place_of} from '../../provisioning/console/src/router';
import * as sample from './sample';

const now = Date.UTC(2026, 10, 22, 12);
const [working, no_paper, silent, spare] = sample.fleet(now).kiosks as [never, never, never, never];

test('a kiosk is told by the worst that is wrong with it', () => {
  assert.equal(condition_of(working, 4, now).label, 'Working');
  assert.deepEqual(condition_of(no_paper, 4, now), {
    tone: 'warn',
    label: 'Needs attention',
    reasons: ['Printer: paper out.'],
  });
  assert.equal(condition_of(silent, 4, now).label, 'Not connected');
  assert.equal(condition_of(spare, 4, now).label, 'Not seen yet');
  assert.equal(condition_of({...(working as object), status: 'revoked'} as never, 4, now).label, 'Revoked');
});

test('a card names what no native speaker has read: the words of the kiosk, of the council, of each journey', () => {
  assert.equal(read_languages(working), 'English');
  assert.deepEqual(unread_lines(working), [
    'Words of the kiosk; Report a missed bin: Scottish Gaelic, Polish',
    'Words of Ardwell Council; Apply for a parking permit: Polish',
  ]);
  assert.deepEqual(unread_lines(spare), []);
});

test('a language whose words on the kiosk are read is not called read where a journey in it is not', () => {
  const kiosk = sample.fleet(now).kiosks[1]!;
  const languages = [
    {tag: 'en-GB', name: 'English', reviewed: true},
    {tag: 'pl', name: 'Polish', reviewed: true},
  ];
  const read = {...kiosk, report: {...kiosk.report!, languages}};
  assert.equal(read_languages(read), 'English, Polish');
  const beside = {...read, unread: [{part: 'journey' as const, title: 'Report a missed bin', languages: ['pl']}]};
  assert.equal(read_languages(beside), 'English');
  assert.deepEqual(unread_lines(beside), ['Report a missed bin: Polish']);
});

test('a kiosk out of service says why, and its other troubles too', () => {
  const kiosk = sample.fleet(now).kiosks[1]!;
  const report = {
    ...kiosk.report!,
    glass: 'out_of_service' as const,
    reason: 'crash_loop',
    bundle_refused: 'a journey has a cycle',
  };
  const condition = condition_of({...kiosk, clock_skew_ms: 6 * 60_000, report}, 4, now);
  assert.equal(condition.label, 'Out of service');
  assert.deepEqual(condition.reasons, [
    'It is out of service: crash loop.',
    'Printer: paper out.',
    'It did not adopt configuration 4: a journey has a cycle.',
    'Its clock is 6 minutes fast.',
  ]);
});

test('a card says who signed the opening check last, and what they found', () => {
  assert.equal(check_words(working, now), '1 hour ago, by number 101, all works');
  assert.equal(check_words(spare, now), 'Never signed');
  const kiosk = {...(working as object), last_check: {at: now - 60_000, staff: '102', broken: ['camera']}} as never;
  assert.equal(check_words(kiosk, now), '1 minute ago, by number 102, not working: camera');
  assert.deepEqual(condition_of(kiosk, 4, now).reasons, ['The opening check found: camera does not work.']);
});

test('what the hub refused is told, because somebody may wait for it', () => {
  const report = {...(working as {report: object}).report, outbox_put_aside: 2};
  assert.deepEqual(condition_of({...(working as object), report} as never, 4, now).reasons, [
    'The hub refused 2 records. The kiosk keeps them: tell support.',
  ]);
});

test('too many wrong staff PINs are told for a day', () => {
  const tried = (minutes: number) =>
    condition_of({...(working as object), pins_locked_at: now - minutes * 60_000} as never, 4, now).reasons;
  assert.deepEqual(tried(5), ['Too many wrong staff PINs were tried, 5 minutes ago.']);
  assert.deepEqual(tried(25 * 60), []);
});

test('what is on the glass is not told of a kiosk that does not answer', () => {
  assert.equal(glass_words(working), 'In use: A question');
  assert.equal(glass_words(silent), 'Not known');
  assert.equal(configuration_words(no_paper, 4), 'Version 3, the newest is 4');
  assert.equal(device_state({name: 'p', kind: 'printer', state: 'failed'}), 'not working');
});

test('how the last visit ended is told in words, and an unknown ending as it came', () => {
  assert.equal(last_visit_words(working, now), 'Came to its end, 7 minutes ago');
  assert.equal(
    last_visit_words({...(working as object), last_session: {outcome: 'power_cut', ended_at: now}} as never, now),
    'Power cut, less than a minute ago',
  );
  assert.equal(last_visit_words(silent, now), 'Not known');
});

test('kiosks that need somebody come first, then by name', () => {
  assert.deepEqual(
    in_order(sample.fleet(now)).map((kiosk) => kiosk.name),
    ['Portmore foyer', 'Library, upstairs', 'Library, by the door', 'Portmore, spare'],
  );
});

test('a sum of which a part is hidden is hidden', () => {
  assert.equal(sum_of([10, null, 7]), null);
  assert.equal(sum_of([]), 0);
  assert.equal(share_of(3, null), null);
  assert.equal(share_of(0, 0), null);
  assert.equal(share_of(9, 36), 0.25);
});

test('a span of days comes from the address when it makes sense, else the last seven', () => {
  const today = new Date(2026, 10, 22);
  assert.deepEqual(default_span(today), {from: '2026-11-16', to: '2026-11-22'});
  assert.deepEqual(span_of('2026-10-01', '2026-10-31', today), {from: '2026-10-01', to: '2026-10-31'});
  assert.deepEqual(span_of('2026-11-23', '2026-11-01', today), default_span(today));
  assert.deepEqual(span_of('x', null, today), default_span(today));
  assert.equal(span_problem('2026-11-02', '2026-11-01'), 'The last day must be the same as or after the first day');
  assert.equal(span_problem('', '2026-11-01'), 'Enter the first day');
  assert.equal(span_problem('2026-11-01', '2026-11-01'), null);
});

test('after signing in nobody is sent to another site', () => {
  assert.ok(safe_next('/submissions/0193'));
  for (const bad of ['//evil.example', 'https://evil.example', '/\\evil.example', 'fleet', '', null])
    assert.ok(!safe_next(bad), String(bad));
});

test('an address names a page and what follows it', () => {
  assert.deepEqual({...place_of('/mirror/01%2032'), query: null}, {page: 'mirror', rest: '01 32', query: null});
  assert.equal(place_of('/reports?from=2026-11-01').query.get('from'), '2026-11-01');
  assert.equal(place_of('/').page, '');
  assert.equal(place_of('/%E0%A4%A').page, '%E0%A4%A');
});

test('the mirror says why it shows nothing', () => {
  const kiosk = sample.fleet(now).kiosks[0]!;
  const known = {fleet_known: true, problem: null, kiosk, demo: true, line: 'open' as const, has_frame: true};
  assert.equal(mirror_state(known).kind, 'live');
  assert.equal(mirror_state({...known, line: 'lost'}).kind, 'lost');
  for (const [change, title] of [
    [{fleet_known: false}, 'Looking for the kiosk…'],
    [{fleet_known: false, problem: problem('offline')}, 'We cannot show the screen'],
    [{kiosk: undefined}, 'There is no such kiosk'],
    [{demo: false}, 'Nothing is mirrored'],
    [{kiosk: {...kiosk, mirror: false}}, 'Nothing is mirrored'],
    [{kiosk: {...kiosk, connected: false, mirror: false}}, 'The kiosk is not connected'],
    [{has_frame: false}, 'Waiting for the screen…'],
  ] as const) {
    const state = mirror_state({...known, ...change});
    assert.deepEqual([state.kind, state.title], ['nothing', title]);
  }
});

test('old figures stay when the hub goes away, and are marked', async () => {
  const answers: Outcome<number>[] = [
    {ok: true, value: 7},
    {ok: false, problem: problem('offline')},
  ];
  const resource = create_resource(
    async () => answers.shift()!,
    () => 42,
  );
  await resource.refresh();
  await resource.refresh();
  assert.deepEqual([resource.value.value, resource.fresh_at.value, resource.problem.value?.kind], [7, 42, 'offline']);
});

test('a wake-up during an answer asks once more, and never twice at a time', async () => {
  let asked = 0;
  let at_once = 0;
  let most = 0;
  const resource = create_resource(async () => {
    asked += 1;
    most = Math.max(most, ++at_once);
    await Promise.resolve();
    at_once -= 1;
    return {ok: true, value: asked};
  });
  await Promise.all([resource.refresh(), resource.refresh(), resource.refresh()]);
  assert.deepEqual([asked, most, resource.value.value], [2, 1, 2]);
});
