// Each rule is shown a small tree that breaks it and one that does not: a rule that cannot fail protects nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import cmake_lists_sources from './rules/cmake_lists_sources.mjs';
import file_size from './rules/file_size.mjs';
import folder_names from './rules/folder_names.mjs';
import { is_formatted } from './rules/formatting.mjs';
import include_table from './rules/include_table.mjs';
import pure_folders from './rules/pure_folders.mjs';
import shell_scripts from './rules/shell_scripts.mjs';
import words_catalogues from './rules/words_catalogues.mjs';
import words_we_do_not_leave from './rules/words_we_do_not_leave.mjs';

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
test('a message that one language lacks, that no catalogue has, or that nothing asks for is found', () => {
  const words = (tag, ...ids) => file(`themes/languages/${tag}/words.json`, JSON.stringify({ messages: Object.fromEntries(ids.map((id) => [id, 'x'])) }));
  const code = (...lines) => file('kiosk/screens/home.cpp', ...lines);
  kept_by(words_catalogues, [...words('en-GB', 'home.title'), ...words('gd', 'home.title'), ...code('scene.words("home.title")')]);
  broken_by(words_catalogues, [...words('en-GB', 'home.title'), ...words('gd'), ...code('scene.words("home.title")')], /missing/);
  broken_by(words_catalogues, [...words('en-GB', 'home.title'), ...code('scene.words("home.title"); scene.words("home.other")')], /no catalogue/);
  broken_by(words_catalogues, [...words('en-GB', 'home.title', 'home.old'), ...code('scene.words("home.title")')], /nothing asks/);
});
