// What the mirror may do to the kiosk. Where it may only look, nothing is sent and every control says so.
import type {MirrorInput} from '../../generated/api';

export interface Hands {
  operable: boolean;
  send: (input: MirrorInput) => void;
  heading: string; // of the page: a question that repeats it is for screen readers only
}

export const no_hands: Hands = {operable: false, send: () => undefined, heading: ''};
