// ICU MessageFormat as the catalogues write it (kiosk/words/catalogue.h), read far enough to compare two languages.

// The pieces of a pattern in order: text, or {name, type, options} where options is branch → pieces. Throws with a reason.
export function parse_message(pattern) {
  const reader = { text: pattern, at: 0 };
  const pieces = read_pieces(reader, 0);
  if (reader.at < pattern.length) throw new Error(`has a } too many at ${reader.at}`);
  return pieces;
}

function read_pieces(reader, depth) {
  const pieces = [];
  let text = '';
  const keep = () => { if (text) pieces.push(text); text = ''; };
  for (; reader.at < reader.text.length; reader.at++) {
    const letter = reader.text[reader.at];
    const next = reader.text[reader.at + 1];
    if (letter === "'" && next === "'") { text += "'"; reader.at++; }
    else if (letter === "'" && (next === '{' || next === '}')) {  // a quoted brace, to the next apostrophe
      const end = reader.text.indexOf("'", reader.at + 1);
      text += reader.text.slice(reader.at + 1, end < 0 ? undefined : end);
      reader.at = end < 0 ? reader.text.length : end;
    } else if (letter === '{') { keep(); pieces.push(read_argument(reader)); }
    else if (letter === '}') { if (depth > 0) break; throw new Error(`has a } too many at ${reader.at}`); }
    else text += letter;
  }
  keep();
  return pieces;
}

function read_argument(reader) {
  const head = /^\{\s*([a-z][a-z0-9_]*)\s*(?:,\s*([a-z]+)\s*)?([,}])/.exec(reader.text.slice(reader.at));
  if (!head) throw new Error(`has an argument that cannot be read at ${reader.at}`);
  const [whole, name, type = 'value', end] = head;
  reader.at += whole.length;
  const options = {};
  if (end === '}') { reader.at--; return { name, type, options }; }
  for (;;) {
    const branch = /^\s*(=?[a-z0-9_]+)\s*\{/.exec(reader.text.slice(reader.at));
    if (!branch) break;
    reader.at += branch[0].length;
    options[branch[1]] = read_pieces(reader, 1);
    if (reader.text[reader.at] !== '}') throw new Error(`does not close the branch "${branch[1]}"`);
    reader.at++;
  }
  const close = /^\s*\}/.exec(reader.text.slice(reader.at));
  if (!close) throw new Error(`does not close {${name}}`);
  reader.at += close[0].length - 1;
  return { name, type, options };
}

// Every argument at any depth, in order of reading.
export function arguments_of(pieces) {
  return pieces.filter((piece) => typeof piece !== 'string')
    .flatMap((piece) => [piece, ...Object.values(piece.options).flatMap(arguments_of)]);
}

// The sentences that a pattern can become: one for each branch, with `blank` in place of every value.
export function readings(pieces, blank) {
  return pieces.reduce((heads, piece) => {
    if (typeof piece === 'string') return heads.map((head) => head + piece.replaceAll('#', blank));
    const branches = Object.values(piece.options);
    const tails = branches.length === 0 ? [blank] : branches.flatMap((branch) => readings(branch, blank));
    return heads.flatMap((head) => tails.map((tail) => head + tail));
  }, ['']);
}
