// How an adviser helps: what the customer may be asked to allow, one by one, and what can be done once they did. One
// drawer is open at a time, so that the page stays calm.
import {useState} from 'preact/hooks';
import type {Call} from '../calls/call';
import type {ConsentKind} from '../calls/channel';
import * as duty from '../calls/duty';
import {no_paper} from '../calls/paper';
import {Tag} from '../parts/tag';
import {Photo} from '../parts/photo';
import {reply_words, request_name} from '../words/calls';
import {asks} from './call_ask';
import {CallbackForm} from './call_callbacks';
import {JourneyDrawer, ShowDrawer} from './call_offer';
import {PrintDrawer} from './call_paper';
import {PhotoDrawer} from './call_photo';
import {ScreenDrawer} from './call_point';
import {PrivateDrawer} from './call_private';
import {RoomDrawer} from './call_room';
import {TransferForm} from './call_transfer';

type Drawer = 'screen' | 'journey' | 'show' | 'private' | 'print' | 'photo' | 'room' | 'transfer' | 'callback';

const drawers: Array<{drawer: Drawer; name: string; needs?: ConsentKind}> = [
  {drawer: 'screen', name: 'Point or suggest', needs: 'see'},
  {drawer: 'journey', name: 'Open a journey'},
  {drawer: 'show', name: 'Show something to read'},
  {drawer: 'private', name: 'Private question'},
  {drawer: 'print', name: 'Print', needs: 'print'},
  {drawer: 'photo', name: 'Photo of a paper', needs: 'photo'},
  {drawer: 'room', name: 'Private room'},
  {drawer: 'transfer', name: 'Transfer'},
  {drawer: 'callback', name: 'Call back later'},
];

interface Props {
  call: Call;
  place: string; // the node that was chosen on the screen
  choose: (node: string) => void;
  called_back: () => void;
}

export function CallTools({call, place, choose, called_back}: Props) {
  const [open, set_open] = useState<Drawer | null>(null);
  const [paper, change] = useState(no_paper);
  const allowed = call.hello?.allowed ?? call.detail.allowed;
  const shown = drawers.filter(({needs}) => !needs || allowed.includes(needs));
  return (
    <section class="wm-tools" aria-labelledby="tools">
      <h2 class="govuk-visually-hidden" id="tools">
        Help
      </h2>
      <Consents call={call} allowed={allowed} />
      <div class="wm-tools__tabs">
        {shown.map(({drawer, name}) => (
          <button
            key={drawer}
            type="button"
            class="wm-tools__tab"
            aria-expanded={open === drawer}
            aria-controls="drawer"
            onClick={() => set_open(open === drawer ? null : drawer)}
          >
            {name}
          </button>
        ))}
      </div>
      <div class="wm-tools__drawer" id="drawer" hidden={open === null}>
        {open === 'screen' ? <ScreenDrawer call={call} place={place} choose={choose} /> : null}
        {open === 'journey' ? <JourneyDrawer call={call} /> : null}
        {open === 'show' ? <ShowDrawer call={call} draft={{paper, change}} /> : null}
        {open === 'private' ? <PrivateDrawer call={call} /> : null}
        {open === 'print' ? <PrintDrawer call={call} draft={{paper, change}} /> : null}
        {open === 'photo' ? <PhotoDrawer call={call} /> : null}
        {open === 'room' ? <RoomDrawer call={call} /> : null}
        {open === 'transfer' ? <TransferForm call={call} /> : null}
        {open === 'callback' ? <CallbackForm call={call} done={called_back} /> : null}
      </div>
      <Asked call={call} />
    </section>
  );
}

function Consents({call, allowed}: {call: Call; allowed: ConsentKind[]}) {
  return (
    <ul class="wm-consents" aria-label="What the customer allows">
      {allowed.map((kind) => {
        const state = call.consents[kind];
        if (state === 'granted')
          return (
            <li key={kind} class="wm-consent wm-consent--granted">
              <span aria-hidden="true">✓ </span>
              {asks[kind].granted}
            </li>
          );
        return (
          <li key={kind}>
            <button
              class="wm-consent wm-consent--ask"
              type="button"
              aria-disabled={state === 'asked' || !call.open.assist}
              onClick={() => (state === 'asked' ? undefined : duty.act({type: 'ask', kind}))}
            >
              {state === 'asked' ? 'Asked: ' : ''}
              {asks[kind].ask.replace(/^Ask/, state === 'asked' ? 'waiting' : 'Ask')}
              {state === 'refused' ? <span class="wm-consent__no"> (they said no)</span> : null}
              {state === 'ended' ? <span class="wm-consent__no"> (they ended it)</span> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Asked({call}: {call: Call}) {
  if (!call.requests.length) return null;
  return (
    <ul class="wm-asked" tabIndex={0} aria-label="What you asked for">
      {[...call.requests].reverse().map((request) => {
        const {tone, words} = reply_words(request);
        return (
          <li key={request.id} class="wm-asked__row">
            <Tag tone={tone}>{words}</Tag>
            <span class="wm-asked__kind">{request_name(request)}</span>
            <span dir="auto">{request.about}</span>
            {request.answer === undefined ? null : (
              <strong class="wm-asked__answer" dir="auto">
                {request.answer}
              </strong>
            )}
            {request.document ? <Photo document={request.document} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
