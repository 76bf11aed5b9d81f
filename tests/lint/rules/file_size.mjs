// Small rooms: no source file is longer than 800 lines.
const limit = 800;
const sources = /\.(cpp|h|hpp|c|ts|tsx|mjs|css|py|sh|cmake|md|sql)$/;

export default function file_size(tree) {
  return tree
    .filter(({ path }) => sources.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > limit)
    .map(({ path, lines }) => ({ path, line: limit + 1, message: `has ${lines} lines; the limit is ${limit}` }));
}
