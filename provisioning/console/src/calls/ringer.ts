// The ring: two soft tones every three seconds, made here so that nothing has to be loaded, and a notification when the
// page is not in front. A browser that has not been touched yet may keep the tones back; the page itself shows the ring.
import type {CallSummary} from '../../generated/api';
import {language_name} from '../words/names';

const every_ms = 3_000;
const tones = [659, 523]; // hertz
const tone_s = 0.34;
const loudness = 0.18;

let context: AudioContext | null = null;
let timer: ReturnType<typeof setInterval> | undefined;
let shown: Notification | null = null;

export function start_ringing(call: CallSummary, open_page: () => void): void {
  stop_ringing();
  ring_once();
  timer = setInterval(ring_once, every_ms);
  if (document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return;
  const about = [call.kiosk_name, language_name(call.language)].filter(Boolean).join(', ');
  shown = new Notification(`Call: ${call.skill_name}`, {body: about, tag: 'waymark-call', requireInteraction: true});
  shown.onclick = () => {
    window.focus();
    open_page();
  };
}

export function stop_ringing(): void {
  clearInterval(timer);
  timer = undefined;
  shown?.close();
  shown = null;
}

export function ring_once(): void {
  context ??= new AudioContext();
  void context.resume();
  for (const [place, hertz] of tones.entries()) sound(context, hertz, context.currentTime + place * (tone_s + 0.06));
}

function sound(audio: AudioContext, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, at + tone_s);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + tone_s);
}

export const may_notify = () => 'Notification' in window && Notification.permission === 'granted';

export async function ask_to_notify(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  return (await Notification.requestPermission()) === 'granted';
}
