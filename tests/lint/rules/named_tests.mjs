// A test that docs/accessibility.md names as what shows a clause is a test that is there.
export default function named_tests(tree) {
  const page = tree.find(({ path }) => path === 'docs/accessibility.md');
  if (!page) return [];
  const there = new Set(tree.filter(({ path }) => /^tests\/.*\.cpp$/.test(path)).flatMap(({ text }) =>
    [...text.matchAll(/^TEST(?:_F|_P)?\((\w+),\s*(\w+)\)/gm)].map(([, suite, name]) => `${suite}.${name}`)));
  return page.text.split('\n').flatMap((line, index) => [...line.matchAll(/`([A-Z]\w+\.[A-Z]\w+)`/g)]
    .filter(([, name]) => !there.has(name))
    .map(([, name]) => ({ path: page.path, line: index + 1, message: `there is no test ${name}` })));
}
