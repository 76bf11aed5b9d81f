// The adviser's shortcuts, as one table for the page and for the ear of the browser. None is a bare letter, so that none
// is pressed by somebody who types or speaks to their computer (WCAG 2.2, 2.1.4).

export interface Shortcut {
  keys: string; // as people write it
  does: string;
  matches: (event: KeyboardEvent) => boolean;
  run: () => void;
}

const function_key = (key: string) => (event: KeyboardEvent) =>
  event.key === key && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;

const alt_shift = (code: string) => (event: KeyboardEvent) =>
  event.code === code && event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey;

export interface Doers {
  accept: () => void;
  decline: () => void;
  mute: () => void;
  camera: () => void;
  shield: () => void;
  hold: () => void;
  end: () => void;
  write: () => void;
  see: () => void;
}

export function shortcuts(doers: Doers): Shortcut[] {
  return [
    {keys: 'F2', does: 'Accept the call that rings', matches: function_key('F2'), run: doers.accept},
    {keys: 'Alt + Shift + D', does: 'Decline the call that rings', matches: alt_shift('KeyD'), run: doers.decline},
    {keys: 'F4', does: 'Microphone off or on', matches: function_key('F4'), run: doers.mute},
    {keys: 'F8', does: 'Camera off or on', matches: function_key('F8'), run: doers.camera},
    {keys: 'F9', does: 'Shield: hide the picture, end and report', matches: function_key('F9'), run: doers.shield},
    {keys: 'Alt + Shift + H', does: 'Hold, or go on', matches: alt_shift('KeyH'), run: doers.hold},
    {keys: 'Alt + Shift + W', does: 'Write to the customer', matches: alt_shift('KeyW'), run: doers.write},
    {keys: 'Alt + Shift + S', does: 'Ask to see the screen', matches: alt_shift('KeyS'), run: doers.see},
    {keys: 'Alt + Shift + E', does: 'End the call', matches: alt_shift('KeyE'), run: doers.end},
  ];
}

export function pressed(list: Shortcut[], event: KeyboardEvent): boolean {
  const found = event.repeat ? undefined : list.find((one) => one.matches(event));
  if (!found) return false;
  event.preventDefault();
  found.run();
  return true;
}
