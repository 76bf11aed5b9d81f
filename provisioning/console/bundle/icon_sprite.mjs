// The kiosk's icons as one SVG of symbols, so that the mirror shows the pictures that the glass shows.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';

export function icon_sprite(folder) {
  const inputs = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.svg')).sort().map((name) => join(folder, name))
    : [];
  const symbols = inputs.map((file) => {
    const text = readFileSync(file, 'utf8');
    const found = /<svg\b([^>]*)>([\s\S]*)<\/svg>/.exec(text);
    if (!found) throw new Error(`icon_sprite.mjs: ${file} is not an SVG picture`);
    const box = /viewBox="([^"]+)"/.exec(found[1])?.[1] ?? '0 0 24 24';
    // Presentation attributes on the root would be lost with it: they move to the symbol.
    const paint = [...found[1].matchAll(/\b(fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="([^"]*)"/g)];
    const kept = paint.map(([, name, value]) => ` ${name}="${value}"`).join('');
    return `<symbol id="${basename(file, '.svg')}" viewBox="${box}"${kept}>${found[2].trim()}</symbol>`;
  });
  return {svg: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`, inputs};
}
