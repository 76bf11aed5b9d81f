// Full jitter: a hub that comes back is not met by every browser at once.
const first_ms = 500;
const longest_ms = 15_000;

export function backoff_ms(tries: number, random: number): number {
  const ceiling = Math.min(longest_ms, first_ms * 2 ** Math.min(tries, 10));
  return Math.round(first_ms / 2 + random * (ceiling - first_ms / 2));
}
