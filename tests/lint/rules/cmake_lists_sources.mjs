// No GLOB in CMake, and no C++ source that no target builds.
import { dirname } from 'node:path';

// In a loop, "${tool}.cpp" stands for every word of the loop.
const named_in_a_loop = (words, local) => words.some((word) => /^\$\{\w+\}\.cpp$/.test(word)) && words.includes(local.replace(/\.cpp$/, ''));

export default function cmake_lists_sources(tree) {
  const problems = [];
  const lists = tree.filter(({ path }) => path.endsWith('CMakeLists.txt') || path.endsWith('.cmake'));
  for (const { path, text } of lists) {
    text.split('\n').forEach((line, index) => {
      if (/\bGLOB(_RECURSE)?\b/.test(line.replace(/#.*/, ''))) {
        problems.push({ path, line: index + 1, message: 'list the sources by name' });
      }
    });
  }
  for (const { path } of tree) {
    if (!path.endsWith('.cpp')) continue;
    const named = lists.some((list) => {
      const folder = dirname(list.path);
      const local = folder === '.' ? path : path.startsWith(folder + '/') ? path.slice(folder.length + 1) : path;
      const words = list.text.split(/[\s()"]+/);
      return named_in_a_loop(words, local) || words.some((word) => word === local || word.endsWith('/' + local) && word.endsWith(path));
    });
    if (!named) problems.push({ path, line: 1, message: 'no CMakeLists.txt names this source' });
  }
  return problems;
}
