// Watches for help requests on every page: the number in the navigation, and a sentence said aloud for a new one.
import {computed} from '@preact/signals';
import {useEffect, useRef} from 'preact/hooks';
import type {HelpList} from '../../generated/api';
import {list_help} from '../api/hub';
import {on_change} from '../api/live';
import {create_resource} from '../api/resource';
import {announce} from './announcer';

export const help = create_resource<HelpList>(list_help);

export const open_help = computed(
  () => help.value.value?.requests.filter((request) => request.state === 'open').length ?? 0,
);

const poll_ms = 30_000;

export function HelpWatch() {
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    void help.refresh();
    const timer = setInterval(() => void help.refresh(), poll_ms);
    const stop = on_change('help', () => void help.refresh());
    return () => {
      clearInterval(timer);
      stop();
      help.value.value = null;
    };
  }, []);
  const list = help.value.value;
  useEffect(() => {
    if (!list) return;
    const open = list.requests.filter((request) => request.state === 'open');
    const fresh = known.current ? open.filter((request) => !known.current?.has(request.request_id)) : [];
    known.current = new Set(open.map((request) => request.request_id));
    if (fresh.length) announce(fresh.map((request) => `${request.kiosk_name} asks for help.`).join(' '));
  }, [list]);
  return null;
}
