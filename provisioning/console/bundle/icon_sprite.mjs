// The kiosk's icons as one SVG of symbols, drawn from the same font by the same names (themes/icons/icons.json), so
// that the mirror shows the pictures that the glass shows and no font is sent to a browser.
import {existsSync, readFileSync} from 'node:fs';
import opentype from 'opentype.js';

export const icon_font = '/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf';
const size = 24;

// The font turns the letters of a picture's name into one glyph; this is that table, read the other way.
function pictures_of(font) {
  const letters = new Map();
  for (let code = 0x20; code < 0x7f; code += 1)
    letters.set(font.charToGlyphIndex(String.fromCharCode(code)), String.fromCharCode(code));
  const pictures = new Map();
  for (const lookup of font.tables.gsub.lookups) {
    for (const table of lookup.subtables.map((one) => one.extension ?? one)) {
      if (!table.ligatureSets) continue;
      const firsts = covered(table.coverage);
      table.ligatureSets.forEach((set, place) => {
        for (const ligature of set) {
          const name = [firsts[place], ...ligature.components].map((glyph) => letters.get(glyph) ?? '').join('');
          pictures.set(name, ligature.ligGlyph);
        }
      });
    }
  }
  return pictures;
}

function covered(coverage) {
  if (coverage.format === 1) return coverage.glyphs;
  return coverage.ranges.flatMap(({start, end}) => Array.from({length: end - start + 1}, (_, step) => start + step));
}

export function icon_sprite(names_file) {
  if (!existsSync(icon_font)) throw new Error(`icon_sprite.mjs: ${icon_font} is missing: run ./dev setup`);
  const bytes = readFileSync(icon_font);
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const pictures = pictures_of(font);
  const symbols = Object.entries(JSON.parse(readFileSync(names_file, 'utf8'))).map(([name, picture]) => {
    const glyph = pictures.get(picture);
    if (glyph === undefined) throw new Error(`icon_sprite.mjs: the font has no picture "${picture}" (icon "${name}")`);
    const path = font.glyphs.get(glyph).getPath(0, size, size).toPathData(2);
    return `<symbol id="${name}" viewBox="0 0 ${size} ${size}"><path d="${path}"/></symbol>`;
  });
  return {svg: `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`, inputs: [names_file]};
}
