// Nothing half done is left behind, and nothing names the machine that it was written on.
const forbidden = [
  [new RegExp('\\b(' + ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|') + ')\\b'), 'finish it, or write down why it is as it is'],
  [/\bnot (yet )?implemented\b/i, 'finish it, or leave it out'],
  [new RegExp('(^|[\\s"\'`(=])/(wo' + 'rk|root|home/[a-z]+)/'), 'a path of one machine'],
];
const exempt = /package-lock\.json$/;

export default function words_we_do_not_leave(tree) {
  const problems = [];
  for (const { path, text } of tree) {
    if (exempt.test(path)) continue;
    text.split('\n').forEach((line, index) => {
      for (const [pattern, message] of forbidden) {
        const match = pattern.exec(line);
        if (match) problems.push({ path, line: index + 1, message: `"${match[0].trim()}": ${message}` });
      }
    });
  }
  return problems;
}
