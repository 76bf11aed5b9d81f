// The built files as one C++ source: string literals, which compilers read far faster than lists of numbers.
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import {extname, join} from 'node:path';
import {gzipSync} from 'node:zlib';

const content_types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

function literal(bytes) {
  const lines = [];
  for (let from = 0; from < bytes.length; from += 96) {
    let line = '';
    for (const byte of bytes.subarray(from, from + 96)) {
      const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c && byte !== 0x3f;
      // Always three octal digits, so that a digit that follows is never taken into the escape.
      line += plain ? String.fromCharCode(byte) : '\\' + byte.toString(8).padStart(3, '0');
    }
    lines.push(`    "${line}"`);
  }
  return lines.length ? lines.join('\n') : '    ""';
}

export function embed(folder) {
  const parts = [
    '// Made by bundle/embed.mjs. Do not edit.',
    '#include "provisioning/console/embedded.h"',
    '',
    '#include <array>',
    '',
    'namespace waymark::console {',
    'namespace {',
    '',
  ];
  const rows = [];
  for (const [index, name] of readdirSync(folder).sort().entries()) {
    const bytes = readFileSync(join(folder, name));
    const type = content_types[extname(name)];
    if (!type) throw new Error(`embed.mjs: no content type is known for ${name}`);
    const smaller = gzipSync(bytes, {level: 9});
    const zipped = smaller.length < bytes.length ? smaller : Buffer.alloc(0);
    parts.push(`constexpr char kBytes${index}[] =\n${literal(bytes)};`);
    parts.push(`constexpr char kGzip${index}[] =\n${literal(zipped)};`, '');
    const hash = createHash('sha256').update(bytes).digest('hex');
    rows.push(
      `    EmbeddedFile{"/${name}", "${type}", {kBytes${index}, ${bytes.length}}, ` +
        `{kGzip${index}, ${zipped.length}}, "${hash}"},`,
    );
  }
  parts.push(`constexpr std::array<EmbeddedFile, ${rows.length}> kFiles{{`, ...rows, '}};', '', '}  // namespace', '');
  parts.push(
    'std::span<const EmbeddedFile> console_files() { return kFiles; }',
    '',
    '}  // namespace waymark::console',
    '',
  );
  return parts.join('\n');
}
