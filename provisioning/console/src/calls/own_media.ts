// The adviser's own camera, microphone and speaker: which of them to use is kept in the browser, for it is furniture and
// not a person. What is missing is said, and the call goes on with what there is.
import {signal} from '@preact/signals';

const key = 'waymark.call-devices';

export interface Chosen {
  camera: string;
  microphone: string;
  speaker: string;
}

function stored(): Chosen {
  const none = {camera: '', microphone: '', speaker: ''};
  try {
    return {...none, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Chosen>)};
  } catch {
    return none;
  }
}

export const chosen = signal<Chosen>(stored());

export function choose(change: Partial<Chosen>): void {
  chosen.value = {...chosen.value, ...change};
  try {
    localStorage.setItem(key, JSON.stringify(chosen.value));
  } catch {
    // A browser that keeps nothing takes its own choice of devices next time.
  }
}

export interface OwnMedia {
  stream: MediaStream;
  missing: string; // in words, or nothing
}

const wanted = (id: string) => (id ? {deviceId: {ideal: id}} : {});

export async function open_media(): Promise<OwnMedia> {
  const {camera, microphone} = chosen.value;
  const audio = {...wanted(microphone), echoCancellation: true, noiseSuppression: true, autoGainControl: true};
  const video = {...wanted(camera), width: {ideal: 1280}, height: {ideal: 720}, frameRate: {ideal: 30}};
  const tries: Array<[MediaStreamConstraints, string]> = [
    [{audio, video}, ''],
    [{audio}, 'Your camera cannot be used. Customers hear you and do not see you.'],
    [{video}, 'Your microphone cannot be used. Customers see you and do not hear you. Type to them.'],
  ];
  for (const [constraints, missing] of tries) {
    try {
      return {stream: await navigator.mediaDevices.getUserMedia(constraints), missing};
    } catch {
      // The next is asked for with less.
    }
  }
  return {
    stream: new MediaStream(),
    missing: 'Your camera and microphone cannot be used. Allow them for this page in the browser. You can type.',
  };
}

export function close_media(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

export async function list_devices(): Promise<MediaDeviceInfo[]> {
  try {
    return await navigator.mediaDevices.enumerateDevices();
  } catch {
    return [];
  }
}

// Where the sound comes out, in browsers that let a page choose.
export function play_on(element: HTMLMediaElement | null, speaker: string): void {
  const sink = element as (HTMLMediaElement & {setSinkId?: (id: string) => Promise<void>}) | null;
  void sink?.setSinkId?.(speaker).catch(() => undefined);
}
