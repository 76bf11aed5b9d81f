// Each rule is shown a small tree that breaks it and one that does not: a rule that cannot fail protects nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import cmake_lists_sources from './rules/cmake_lists_sources.mjs';
import file_size from './rules/file_size.mjs';
import folder_names from './rules/folder_names.mjs';
import { is_formatted } from './rules/formatting.mjs';
import include_table from './rules/include_table.mjs';
import named_tests from './rules/named_tests.mjs';
import keyboards_type_words from './rules/keyboards_type_words.mjs';
import pure_folders from './rules/pure_folders.mjs';
import reading_grade from './rules/reading_grade.mjs';
import shell_scripts from './rules/shell_scripts.mjs';
import words_catalogues from './rules/words_catalogues.mjs';
import sensory_words from './rules/sensory_words.mjs';
import words_of_the_demonstration from './rules/words_of_the_demonstration.mjs';
import words_we_do_not_leave from './rules/words_we_do_not_leave.mjs';
import { syllables_of } from './reading_grade.mjs';
import { problems_of_translation } from './words.mjs';

const file = (path, ...lines) => [{ path, text: lines.join('\n') + '\n' }];
const broken_by = (rule, tree, expected) => {
  const problems = rule(tree);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  assert.match(problems[0].message, expected);
};
const kept_by = (rule, tree) => assert.deepEqual(rule(tree), []);

test('the core may not include the painter', () => {
  broken_by(include_table, file('kiosk/core/update.cpp', '#include "kiosk/paint/window.h"'), /may not include kiosk\/paint/);
});
test('the core may include the view and its own folder', () => {
  kept_by(include_table, file('kiosk/core/update.cpp', '#include "kiosk/view/view.h"', '#include "kiosk/core/state.h"'));
});
test('a pure folder may not include base/io though it may include base', () => {
  broken_by(include_table, file('kiosk/view/diff.cpp', '#include "base/result.h"', '#include "base/io/files.h"'), /base\/io/);
});
test('the kiosk may include the device client and no other part of the device host', () => {
  kept_by(include_table, file('kiosk/shell/devices.cpp', '#include "devices/client/client.h"'));
  broken_by(include_table, file('kiosk/shell/devices.cpp', '#include "devices/printer/driver.h"'), /may not include devices/);
});
test('product code may not include a test double', () => {
  broken_by(include_table, file('base/io/http.cpp', '#include "tests/doubles/http.h"'), /tests/);
});
test('an include that does not run from the repository root is refused', () => {
  broken_by(include_table, file('base/io/http.cpp', '#include "http.h"'), /repository root/);
});
test('SDL may be named in the painter only', () => {
  kept_by(include_table, file('kiosk/paint/window.cpp', '#include <SDL2/SDL.h>'));
  broken_by(include_table, file('kiosk/shell/loop.cpp', '#include <SDL2/SDL.h>'), /only in kiosk\/paint/);
});
test('a fourth source that names Beast is refused', () => {
  const sources = (count) => Array.from({ length: count }, (_, index) =>
    file(`provisioning/hub/http/server_${index}.cpp`, '#include <boost/beast.hpp>')[0]);
  kept_by(include_table, sources(3));
  broken_by(include_table, sources(4), /slow to compile/);
});
test('a pure folder may not read a clock', () => {
  broken_by(pure_folders, file('kiosk/core/update.cpp', 'auto t = std::chrono::steady_clock::now();'), /clock/);
  kept_by(pure_folders, file('kiosk/core/update.cpp', '// never steady_clock::now() here', 'int x = 0;'));
  kept_by(pure_folders, file('kiosk/shell/loop.cpp', 'auto t = std::chrono::steady_clock::now();'));
});
test('a pure folder may not use std::views or threads', () => {
  broken_by(pure_folders, file('kiosk/screens/home.cpp', 'for (auto x : y | std::views::reverse) {}'), /clang 14/);
  broken_by(pure_folders, file('kiosk/screens/home.cpp', '#include <thread>'), /no place/);
});
test('a letter of a language that its keyboard has no key for is found', () => {
  const tree = (message, more = {}) => [
    ...file('themes/languages/cy/words.json', JSON.stringify({ messages: { a: message } })),
    ...file('themes/languages/cy/keyboard.json', JSON.stringify({ language: 'cy', script: 'Latn', letters: ['d r ŵ'], signs: ['!'], ...more })),
  ];
  kept_by(keyboards_type_words, tree('DŴR {count, plural, one {dŵr}}'));
  broken_by(keyboards_type_words, tree('dŷr'), /no key for ŷ/);
  kept_by(keyboards_type_words, tree('dŷr', { held: { d: 'ŷ' } }));
  kept_by(keyboards_type_words, tree('水', { borrowed: true }));
  broken_by(keyboards_type_words, tree('dŵr').slice(0, 1), /there is no/);
});
test('a source of 801 lines is too long and one of 800 is not', () => {
  broken_by(file_size, file('base/long.cpp', ...Array(801).fill('int x;')), /801 lines/);
  kept_by(file_size, file('base/long.cpp', ...Array(800).fill('int x;')));
});
test('a note to finish something later is refused', () => {
  broken_by(words_we_do_not_leave, file('base/x.cpp', '// TO' + 'DO: later'), /finish it/);
  kept_by(words_we_do_not_leave, file('base/x.cpp', '// the to-do list of the customer'));
});
test('a path of one machine is refused', () => {
  broken_by(words_we_do_not_leave, file('docs/x.md', 'see /ro' + 'ot/notes'), /one machine/);
});
test('a folder called after nothing in particular is refused', () => {
  broken_by(folder_names, file('kiosk/core/utils/text.cpp', ''), /says nothing/);
});
test('a source that no target builds is found, and GLOB is refused', () => {
  const listed = file('base/CMakeLists.txt', 'waymark_library(waymark_base SOURCES ids.cpp io/files.cpp)');
  kept_by(cmake_lists_sources, [...listed, ...file('base/ids.cpp', ''), ...file('base/io/files.cpp', '')]);
  broken_by(cmake_lists_sources, [...listed, ...file('base/forgotten.cpp', '')], /no CMakeLists/);
  broken_by(cmake_lists_sources, file('base/CMakeLists.txt', 'file(GLOB sources *.cpp)'), /by name/);
});
test('a script with an unquoted variable is refused', () => {
  broken_by(shell_scripts, file('x.sh', '#!/bin/bash', 'read -r name', 'rm $name'), /Double quote/);
});
test('formatting is noticed', () => {
  assert.equal(is_formatted('int x = 0;\n'), true);
  assert.equal(is_formatted('int  x=0 ;\n'), false);
});

const words = (tag, messages, review = 'unreviewed') =>
  file(`themes/languages/${tag}/words.json`, JSON.stringify({ language: { tag, review }, messages }, null, 1));
const code = (...ids) => file('kiosk/screens/home.cpp', ...ids.map((id) => `scene.words("${id}")`));
const plural = (...forms) => `{n, plural, ${forms.map((form) => `${form} {# x}`).join(' ')}}`;

const words_of = (...computed) => (tree) => words_catalogues(tree, computed);
test('a message that one language lacks, that no catalogue has, or that nothing asks for is found', () => {
  const english = words('en-GB', { 'home.title': 'Hello' });
  kept_by(words_of(), [...english, ...words('gd', { 'home.title': 'Halò' }), ...code('home.title')]);
  broken_by(words_of(), [...english, ...words('gd', {}), ...code('home.title')], /missing/);
  broken_by(words_of(), [...english, ...code('home.title', 'home.other')], /"home.other" is in no catalogue/);
  broken_by(words_of(), [...words('en-GB', { 'home.old': 'Old', 'home.title': 'Hello' }), ...code('home.title')], /nothing asks for the message "home.old"/);
});
test('an id that is put together is asked for, of each word that the code still has, and no other', () => {
  const entry = { ids: ['part.*', 'part.*.how'], joined_in: 'kiosk/screens/part.cpp', words: ['camera', 'sound'], named_in: ['kiosk/core/part.cpp'] };
  const messages = { 'part.camera': 'A', 'part.camera.how': 'B', 'part.sound': 'C', 'part.sound.how': 'D' };
  const joins = file('kiosk/screens/part.cpp', 'words("part." + word + ".how")');
  const names = file('kiosk/core/part.cpp', '"camera", "sound"');
  const rule = words_of(entry);
  kept_by(rule, [...words('en-GB', messages), ...joins, ...names]);
  broken_by(rule, [...words('en-GB', { ...messages, 'part.valve': 'E' }), ...joins, ...names], /nothing asks for the message "part.valve"/);
  broken_by(words_of({ ...entry, words: ['camera', 'sound', 'touch'] }), [...words('en-GB', messages), ...joins, ...names], /"touch" is named nowhere/);
  const { 'part.sound.how': _, ...fewer } = messages;
  broken_by(rule, [...words('en-GB', fewer), ...joins, ...names], /"part.sound.how" is in no catalogue/);
  assert.match(rule([...words('en-GB', messages), ...names])[0].message, /joins no id that begins with "part."/);
});
test('messages out of order are found', () => {
  broken_by(words_of(), [...words('en-GB', { 'home.title': 'Hello', 'home.name': 'Name' }), ...code('home.title', 'home.name')], /out of order/);
});
test('a translation that is empty, in English, or has other arguments is refused', () => {
  const problem = (pattern, english, expected) =>
    broken_by(words_of(), [...words('en-GB', { 'home.title': english }), ...words('gd', { 'home.title': pattern }), ...code('home.title')], expected);
  problem(' ', 'Hello', /is empty/);
  problem('Hello', 'Hello', /still in English/);
  problem('Halò', 'Hello {name}', /lacks \{name\}/);
  problem('Halò {ainm}', 'Hello', /wants \{ainm\}/);
  problem('{n}', 'About {n, plural, one {#} other {# of}}', /as a value, English as a plural/);
  problem('Halò {name', 'Hello {name}', /cannot be read/);
  problem('A\'s', 'Hello', /straight quotation mark/);
});
test('a plural needs every form of its language, and no other', () => {
  const english = plural('one', 'other');
  assert.deepEqual(problems_of_translation('pl', plural('one', 'few', 'many', 'other'), english), []);
  assert.deepEqual(problems_of_translation('zh-Hans', plural('=0', 'other'), english), []);
  assert.match(problems_of_translation('pl', plural('one', 'few', 'other'), english)[0], /lacks the plural form "many"/);
  assert.match(problems_of_translation('cy', plural('one', 'two', 'few', 'many', 'other'), english)[0], /"zero"/);
  assert.match(problems_of_translation('pl', plural('one', 'two', 'few', 'many', 'other'), english)[0], /"two", which pl has not/);
});
test('the demonstration lacks no language and says which nobody has read', () => {
  const kiosk = [...words('en-GB', {}, 'reviewed'), ...words('gd', {})];
  const journey = (more) => file('provisioning/demo/journeys/bins.json',
    JSON.stringify({ languages: ['en-GB', 'gd'], unreviewed_languages: ['gd'], title: { 'en-GB': 'Bins', gd: 'Bionaichean' }, ...more }));
  kept_by(words_of_the_demonstration, [...kiosk, ...journey({})]);
  broken_by(words_of_the_demonstration, [...kiosk, ...journey({ title: { 'en-GB': 'Bins' } })], /title\/gd: is missing/);
  broken_by(words_of_the_demonstration, [...kiosk, ...journey({ title: { 'en-GB': 'Bins', gd: 'Bins' } })], /still in English/);
  broken_by(words_of_the_demonstration, [...kiosk, ...journey({ title: { 'en-GB': 'By {due}', gd: 'Ro' } })], /lacks \{due\}/);
  broken_by(words_of_the_demonstration, [...kiosk, ...journey({ languages: ['en-GB'] })], /languages are not those/);
  broken_by(words_of_the_demonstration, [...kiosk, ...journey({ unreviewed_languages: [] })], /unreviewed/);
  const council = file('provisioning/demo/council.json', JSON.stringify({ languages: ['en-GB', 'gd'] }));
  broken_by(words_of_the_demonstration, [...kiosk, ...journey({}), ...council], /unreviewed/);
});
test('English that is hard to read is found, and an exception that is no longer needed too', () => {
  const grade = (text) => reading_grade([...words('en-GB', { a: text })]).filter(({ path }) => path.startsWith('themes'));
  assert.equal(grade('You can stop at any time. Nothing is sent until you have checked it.').length, 0);
  assert.equal(grade('Notification preferences configuration').length, 0, 'a label is too short to be graded');
  assert.match(grade('Municipal authorities endeavour to facilitate satisfactory resolution of applications.')[0].message, /grade \d\d\.\d, more than 6/);
  assert.ok(reading_grade(words('en-GB', { a: 'Hello' })).every(({ message }) => /no exception/.test(message)));
});
test('English that leads by place or colour is found, and an exception that is no longer needed too', () => {
  const led = (messages) => sensory_words([...words('en-GB', messages)]).map(({ message }) => message);
  assert.deepEqual(led({ 'home.title': 'Press Continue' }), []);
  assert.match(led({ 'home.title': 'Press the green button' })[0], /leads by "green"/);
  assert.match(led({ 'home.title': 'Choose below' })[0], /leads by "below"/);
  assert.deepEqual(led({ 'keyboard.left': 'Move left' }), []);
  assert.match(led({ 'keyboard.left': 'Back' })[0], /no exception/);
});
test('syllables are counted as people say them', () => {
  const counts = { a: 1, the: 1, name: 1, able: 2, wanted: 2, cleared: 1, boxes: 2, bikes: 1, people: 2, safely: 2, reference: 3, usually: 4, library: 3, '92%': 1 };
  for (const [word, count] of Object.entries(counts)) assert.equal(syllables_of(word), count, word);
});
test('a clause that is said to be shown by a test that is not there is found', () => {
  const page = file('docs/accessibility.md', '| 5.1.3.8 | yes | `Speech.ASecretIsNeverSpoken` |');
  kept_by(named_tests, [...page, ...file('tests/voice/say_test.cpp', 'TEST(Speech, ASecretIsNeverSpoken) {')]);
  broken_by(named_tests, page, /no test Speech.ASecretIsNeverSpoken/);
});
