// A photograph of the synthetic sheet (video/test_source/paper_scene.h) as a page shows it, and how straight it lies:
// measured in its pixels, where the print on it begins.
import { read_stamp } from './stamp.mjs';

// Of the sheet: where its mark lies, and where its lines of print begin.
const mark = { left: 0.1, top: 0.1, width: 0.8, height: 0.4 };
const ink_below = 150;

const luma_in_page = (selector) => {
  const photo = document.querySelector(selector);
  if (!photo?.complete || !photo.naturalWidth) return null;  // its size is known before its pixels are
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: photo.naturalWidth, height: photo.naturalHeight });
  const paint = canvas.getContext('2d');
  paint.drawImage(photo, 0, 0);
  const { data } = paint.getImageData(0, 0, canvas.width, canvas.height);
  let luma = '';
  for (let at = 0; at < data.length; at += 4) luma += String.fromCharCode(Math.round(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]));
  return { width: canvas.width, height: canvas.height, luma: btoa(luma) };
};

// The straight line through points [along, across] by least squares: where it is, how it leans, and how far the point is
// that lies furthest from it.
function line_through(points) {
  const mean = (of) => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [along, across] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - along) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - along) * (y - across), 0) / spread;
  const furthest = Math.max(...points.map(([x, y]) => Math.abs(y - across - slope * (x - along))));
  return { points: points.length, at: across, degrees: Math.abs((Math.atan(slope) * 180) / Math.PI), furthest };
}

export class Photo {
  // Null while the page shows none.
  static async on(page, selector) {
    const picture = await page.evaluate(luma_in_page, selector);
    return picture && new Photo(picture);
  }

  constructor({ width, height, luma }) {
    Object.assign(this, { width, height, luma: Buffer.from(luma, 'base64') });
  }

  is_ink(x, y) { return this.luma[y * this.width + x] < ink_below; }

  // What a machine reads of the mark where it lies on a sheet that fills the picture; null when it cannot.
  stamp() {
    const [left, top] = [Math.round(mark.left * this.width), Math.round(mark.top * this.height)];
    return read_stamp(Math.round(mark.width * this.width), Math.round(mark.height * this.height), (x, y) => this.luma[(top + y) * this.width + left + x]);
  }

  // The left margin of the lines of print, which runs down the sheet: where each of them begins. The upper and lower rows of
  // pixels of a line may begin with its second letter, when only that is tall.
  margin() {
    const lines = [];
    for (let y = Math.round(0.3 * this.height), inside = false; y < 0.95 * this.height; ++y) {
      const x = this.first_ink(y);
      if (x === null) {
        inside = false;
        continue;
      }
      if (!inside || x < lines.at(-1)[1]) lines.splice(inside ? -1 : lines.length, 1, [y, x]);
      inside = true;
    }
    return line_through(lines);
  }

  first_ink(y) {
    for (let x = Math.round(0.05 * this.width); x < 0.2 * this.width; ++x) if (this.is_ink(x, y)) return x;
    return null;
  }

  // The upper edge of the mark's black blocks, which runs across the sheet.
  edge() {
    const points = [];
    for (let x = Math.round(0.11 * this.width); x < 0.89 * this.width; ++x) {
      for (let y = Math.round(0.07 * this.height); y < 0.115 * this.height; ++y) {
        if (!this.is_ink(x, y)) continue;
        points.push([x, y]);
        break;
      }
    }
    return line_through(points);
  }

  // In degrees, and in shares of the sheet's width.
  measured() {
    const [margin, edge] = [this.margin(), this.edge()];
    return {
      leans: margin.degrees, slopes: edge.degrees, bends: Math.max(margin.furthest, edge.furthest) / this.width,
      margin: margin.at / this.width, edge: edge.at / this.height, shape: this.height / this.width, lines: margin.points, columns: edge.points,
    };
  }
}
