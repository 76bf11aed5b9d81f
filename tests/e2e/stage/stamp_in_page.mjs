// The mark in the customer's picture as an adviser's page shows it, whichever browser that is; null while there is none.
// `run` runs a function in the page.
import { read_stamp } from './stamp.mjs';

const upper_rows = () => {
  const video = document.querySelector('.wm-picture__theirs');
  if (!video?.videoWidth || video.hidden) return null;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
  const paint = canvas.getContext('2d');
  paint.drawImage(video, 0, 0);
  const high = Math.ceil(canvas.height / 8);
  const { data } = paint.getImageData(0, 0, canvas.width, high);
  const luma = [];
  for (let at = 0; at < data.length; at += 4) luma.push(Math.round(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]));
  return { width: canvas.width, height: canvas.height, luma };
};

export async function sees_stamp(run) {
  const picture = await run(upper_rows);
  return picture && read_stamp(picture.width, picture.height, (x, y) => picture.luma[y * picture.width + x]);
}
