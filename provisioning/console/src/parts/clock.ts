// The time for words like "6 minutes ago": one timer for the whole page, never faster than people read.
import {signal} from '@preact/signals';

const beat_ms = 10_000;

export const now = signal(Date.now());

export function start_clock(): void {
  setInterval(() => {
    now.value = Date.now();
  }, beat_ms);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) now.value = Date.now();
  });
}
