// Something asked of the hub and kept fresh: asked at once, on every wake-up that concerns it, and by the clock, more
// often while the line is down. Old figures stay on the page while the hub is away, marked with their age.
import {signal, type Signal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import type {Outcome, Problem} from './problem';
import {line, on_change, type What} from './live';

const poll_open_ms = 60_000;
const poll_lost_ms = 5_000;

export interface Resource<T> {
  value: Signal<T | null>;
  problem: Signal<Problem | null>;
  fresh_at: Signal<number | null>;
  refresh: () => Promise<void>;
}

export function create_resource<T>(load: () => Promise<Outcome<T>>, now: () => number = Date.now): Resource<T> {
  const value = signal<T | null>(null);
  const failed = signal<Problem | null>(null);
  const fresh_at = signal<number | null>(null);
  let asking = false;
  let again = false;
  const refresh = async (): Promise<void> => {
    // A wake-up during an answer may be newer than the answer: ask once more, never twice at a time.
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      const outcome = await load();
      if (outcome.ok) {
        value.value = outcome.value;
        fresh_at.value = now();
        failed.value = null;
      } else {
        failed.value = outcome.problem;
      }
    } while (again);
    asking = false;
  };
  return {value, problem: failed, fresh_at, refresh};
}

export function useResource<T>(load: () => Promise<Outcome<T>>, wakes: What[], key = ''): Resource<T> {
  const resource = useMemo(() => create_resource(load), [key]);
  useEffect(() => {
    void resource.refresh();
    const stops = wakes.map((what) => on_change(what, () => void resource.refresh()));
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      timer = setTimeout(
        () => {
          void resource.refresh();
          tick();
        },
        line.value === 'open' && !resource.problem.value ? poll_open_ms : poll_lost_ms,
      );
    };
    tick();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [resource]);
  return resource;
}
