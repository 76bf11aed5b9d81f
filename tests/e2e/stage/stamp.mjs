// The mark in test pictures that is read again at the other end of a call: two rows of 32 blocks across the top, as
// video/test_source/stamp.h describes them. `luma(x, y)` answers the brightness of a pixel, 0 to 255.
// Complete in itself, so that it can be given to a page of a browser as well.
export function rows_of({ number, milliseconds }) {
  const time = milliseconds >>> 0;
  const check = ((number ^ (number >>> 8)) ^ (time ^ (time >>> 8) ^ (time >>> 16) ^ (time >>> 24))) & 0xff;
  return [((0xa5 << 24) | ((number & 0xffff) << 8) | check) >>> 0, time];
}

export function read_stamp(width, height, luma) {
  const high = height / 16;
  const rows = [0, 1].map((row) => {
    let value = 0;
    for (let bit = 0; bit < 32; ++bit) {
      const x = Math.floor(((bit + 0.5) * width) / 32);
      value = ((value << 1) | (luma(x, Math.floor((row + 0.5) * high)) > 125 ? 1 : 0)) >>> 0;
    }
    return value;
  });
  const stamp = { number: (rows[0] >>> 8) & 0xffff, milliseconds: rows[1] };
  return rows_of(stamp)[0] === rows[0] ? stamp : null;
}
