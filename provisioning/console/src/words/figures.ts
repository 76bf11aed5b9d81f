// Figures of a report. A null count is one that is too small to show without pointing at somebody.
import type {Count, Share} from '../../generated/api';

export function count_words(count: Count, suppress_under: number): string {
  return count === null ? `fewer than ${suppress_under}` : count.toLocaleString('en-GB');
}

export function share_words(share: Share): string {
  return share === null ? 'not shown' : `${Math.round(share * 100)}%`;
}

export function minutes_words(value: number | null): string {
  if (value === null) return 'not shown';
  const rounded = Math.round(value * 10) / 10;
  return `${rounded.toLocaleString('en-GB')} min`;
}

export function score_words(score: number | null): string {
  return score === null ? 'not shown' : `${Math.round(score)} out of 100`;
}

// The top of an axis: a figure of which the quarters, or at least the half, are figures that people read.
export function axis_top(largest: number): number {
  if (largest <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(largest));
  for (const step of [1, 2, 4, 8, 10]) if (step * power >= largest) return step * power;
  return 10 * power;
}
