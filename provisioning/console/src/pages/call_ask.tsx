// What the drawers of a call share: how a customer is asked for something, and what is shown until they allow it.
import type {ComponentChildren} from 'preact';
import {new_uuid} from '../api/uuid';
import type {Call} from '../calls/call';
import type {Asking, ConsentKind} from '../calls/channel';
import * as duty from '../calls/duty';

export const asks: Record<ConsentKind, {ask: string; granted: string}> = {
  see: {ask: 'Ask to see the screen', granted: 'You see the screen'},
  point: {ask: 'Ask to point', granted: 'You may point'},
  fill: {ask: 'Ask to suggest answers', granted: 'You may suggest'},
  print: {ask: 'Ask to print', granted: 'You may print'},
  photo: {ask: 'Ask for a photo', granted: 'A photo is allowed'},
};

type WithoutId<Message> = Message extends unknown ? Omit<Message, 'id'> : never;

export function ask_for(message: WithoutId<Asking>, about: string): void {
  duty.act({type: 'request', message: {...message, id: new_uuid()} as Asking, about});
}

export function Wait({call, kind, children}: {call: Call; kind: ConsentKind; children: ComponentChildren}) {
  if (call.consents[kind] === 'granted') return <>{children}</>;
  return <p class="govuk-body wm-last">First: {asks[kind].ask.replace(/^Ask/, 'ask')}, and wait until they agree.</p>;
}
