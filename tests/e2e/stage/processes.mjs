// What a program has started, by its process number.
import { readFileSync, readdirSync } from 'node:fs';

// The media process of a kiosk, by its number; null while there is none.
export function media_of(kiosk_pid) {
  const is_media = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'waymark-media';
    } catch {
      return false;  // it has just ended
    }
  };
  return children_of(kiosk_pid).find(is_media) ?? null;
}

export const children_of = (pid) => readdirSync(`/proc/${pid}/task`)
  .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number));
