// The wake-up line from the hub: it says what changed, never what it changed to. While it is down, pages ask again by
// the clock, so that nothing on a page is silently old.
import {signal} from '@preact/signals';
import type {
  CallSignal,
  LiveCallRing,
  LiveCallShielded,
  LiveCallSignal,
  LiveCallState,
  LiveCallTaken,
  LiveChanged,
  LiveCommand,
  MirrorInput,
  MirrorShown,
} from '../../generated/api';
import {backoff_ms} from './backoff';

export type What = LiveChanged['what'];
export type LineState = 'closed' | 'connecting' | 'open' | 'lost';

export const line = signal<LineState>('closed');

type FromHub = LiveCallRing | LiveCallSignal | LiveCallState | LiveCallTaken | LiveCallShielded;
export type CallNews = FromHub | {type: 'line.back'};
type News = LiveChanged | MirrorShown | FromHub;

type Listener = (id: string | undefined) => void;
type FrameListener = (frame: MirrorShown) => void;
type CallListener = (news: CallNews) => void;

const listeners = new Map<What, Set<Listener>>();
const call_listeners = new Set<CallListener>();
const watchers = new Map<string, Set<FrameListener>>();
let socket: WebSocket | null = null;
let tries = 0;
let retry_timer: ReturnType<typeof setTimeout> | undefined;

export function connect(): void {
  clearTimeout(retry_timer);
  if (socket) return;
  if (tries === 0) line.value = 'connecting';
  const opened = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`);
  socket = opened;
  opened.onopen = () => {
    const again = tries > 0;
    tries = 0;
    line.value = 'open';
    for (const kiosk of watchers.keys()) send({type: 'mirror.watch', kiosk});
    if (again) wake_all();
    if (again) tell_calls({type: 'line.back'});
  };
  opened.onmessage = (event: MessageEvent<unknown>) => receive(event.data);
  opened.onclose = () => {
    if (socket !== opened) return;
    socket = null;
    tries += 1;
    line.value = 'lost';
    retry_timer = setTimeout(connect, backoff_ms(tries, Math.random()));
  };
}

export function disconnect(): void {
  clearTimeout(retry_timer);
  const closing = socket;
  socket = null;
  tries = 0;
  line.value = 'closed';
  closing?.close();
}

export function on_change(what: What, listener: Listener): () => void {
  const set = listeners.get(what) ?? new Set();
  listeners.set(what, set.add(listener));
  return () => void set.delete(listener);
}

export function watch_mirror(kiosk: string, listener: FrameListener): () => void {
  const set = watchers.get(kiosk) ?? new Set();
  if (set.size === 0) {
    watchers.set(kiosk, set);
    send({type: 'mirror.watch', kiosk});
  }
  set.add(listener);
  return () => {
    set.delete(listener);
    if (set.size > 0) return;
    watchers.delete(kiosk);
    send({type: 'mirror.unwatch', kiosk});
  };
}

// Dropped while the line is down: a press that arrives late is worse than one that must be made again.
export function send_input(kiosk: string, input: MirrorInput): boolean {
  return send({type: 'mirror.input', kiosk, input});
}

// News of calls, in the order in which the hub sent them.
export function on_call(listener: CallListener): () => void {
  call_listeners.add(listener);
  return () => void call_listeners.delete(listener);
}

export const send_signal = (signal: CallSignal): boolean => send(signal);

function tell_calls(news: CallNews): void {
  for (const listener of call_listeners) listener(news);
}

function send(command: LiveCommand | CallSignal): boolean {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(command));
  return true;
}

function receive(data: unknown): void {
  const message = parsed(data);
  if (message?.type === 'changed') {
    for (const listener of listeners.get(message.what) ?? []) listener(message.id);
  } else if (message?.type === 'mirror.frame') {
    for (const listener of watchers.get(message.kiosk) ?? []) listener(message);
  } else if (message?.type.startsWith('call.')) {
    tell_calls(message);
  }
}

function parsed(data: unknown): News | null {
  if (typeof data !== 'string') return null;
  try {
    return JSON.parse(data) as News;
  } catch {
    return null;
  }
}

function wake_all(): void {
  for (const set of listeners.values()) for (const listener of set) listener(undefined);
}
