// Folders and files carry the domain's words; a name that could hold anything holds everything in the end.
const vague = /^(utils?|helpers?|common|managers?|misc|stuff)(\.(cpp|h|ts|tsx|mjs))?$/;
const snake = /^[a-z0-9_.-]+$/;

export default function folder_names(tree) {
  const problems = [];
  for (const { path } of tree) {
    if (path.startsWith('dev.d/')) continue;
    for (const part of path.split('/')) {
      if (vague.test(part)) problems.push({ path, line: 1, message: `"${part}" says nothing about what is in it` });
    }
    const name = path.split('/').pop();
    if (/\.(cpp|h)$/.test(name) && !snake.test(name)) {
      problems.push({ path, line: 1, message: 'C++ files are named in snake_case' });
    }
  }
  return problems;
}
