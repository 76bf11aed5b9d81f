// How an adviser helps: what the customer may be asked to allow, one by one, and what can be done once they did. One
// drawer is open at a time, so that the page stays calm.
import type {ComponentChildren} from 'preact';
import {useState} from 'preact/hooks';
import {new_uuid} from '../api/uuid';
import type {Call} from '../calls/call';
import type {ConsentKind, ToKiosk} from '../calls/channel';
import * as duty from '../calls/duty';
import {places_of} from '../calls/on_screen';
import {Tag} from '../parts/tag';
import {Photo} from '../parts/photo';
import {reply_words, request_name} from '../words/calls';
import {CallbackForm} from './call_callbacks';
import {TransferForm} from './call_transfer';

type Drawer = 'screen' | 'journey' | 'private' | 'print' | 'photo' | 'transfer' | 'callback';

const drawers: Array<{drawer: Drawer; name: string; needs?: ConsentKind}> = [
  {drawer: 'screen', name: 'Point or suggest', needs: 'see'},
  {drawer: 'journey', name: 'Open a journey'},
  {drawer: 'private', name: 'Private question'},
  {drawer: 'print', name: 'Print', needs: 'print'},
  {drawer: 'photo', name: 'Photo of a paper', needs: 'photo'},
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
        {open === 'private' ? <PrivateDrawer /> : null}
        {open === 'print' ? <PrintDrawer call={call} /> : null}
        {open === 'photo' ? <PhotoDrawer call={call} /> : null}
        {open === 'transfer' ? <TransferForm call={call} /> : null}
        {open === 'callback' ? <CallbackForm call={call} done={called_back} /> : null}
      </div>
      <Asked call={call} />
    </section>
  );
}

const asks: Record<ConsentKind, {ask: string; granted: string}> = {
  see: {ask: 'Ask to see the screen', granted: 'You see the screen'},
  point: {ask: 'Ask to point', granted: 'You may point'},
  fill: {ask: 'Ask to suggest answers', granted: 'You may suggest'},
  print: {ask: 'Ask to print', granted: 'You may print'},
  photo: {ask: 'Ask for a photo', granted: 'A photo is allowed'},
};

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

type WithId = Extract<ToKiosk, {id: string}>;
type WithoutId<Message> = Message extends unknown ? Omit<Message, 'id'> : never;

function ask_for(message: WithoutId<WithId>, about: string): void {
  duty.act({type: 'request', message: {...message, id: new_uuid()} as WithId, about});
}

function Wait({call, kind, children}: {call: Call; kind: ConsentKind; children: ComponentChildren}) {
  if (call.consents[kind] === 'granted') return <>{children}</>;
  return <p class="govuk-body wm-last">First: {asks[kind].ask.replace(/^Ask/, 'ask')}, and wait until they agree.</p>;
}

function ScreenDrawer({call, place, choose}: {call: Call; place: string; choose: (node: string) => void}) {
  const [words, set_words] = useState('');
  const places = call.screen ? places_of(call.screen.view) : [];
  const chosen = places.find((one) => one.node === place);
  const suggest = (event: Event) => {
    event.preventDefault();
    if (!chosen?.field || !words) return;
    ask_for({type: 'suggest', node: chosen.node, value: words}, `${chosen.name}: ${words}`);
    set_words('');
  };
  return (
    <Wait call={call} kind="see">
      <div class="wm-inline-form">
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="place">
            On their screen
          </label>
          <select class="govuk-select" id="place" value={place} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">Choose, or click on the screen</option>
            {places.map((one) => (
              <option key={one.node} value={one.node}>
                {one.name} ({one.kind})
              </option>
            ))}
          </select>
        </div>
        <button
          class="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={!chosen || call.consents.point !== 'granted'}
          onClick={() => (chosen ? duty.act({type: 'point', node: chosen.node}) : undefined)}
        >
          Point at it
        </button>
        {call.pointed ? (
          <button
            class="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => duty.act({type: 'point', node: null})}
          >
            Stop pointing
          </button>
        ) : null}
      </div>
      {call.consents.point === 'granted' ? null : <p class="wm-tools__hint">To point, ask to point first.</p>}
      {chosen?.field ? (
        <form class="wm-inline-form wm-tools__row" onSubmit={suggest}>
          <div class="govuk-form-group">
            <label class="govuk-label govuk-label--s" for="suggestion">
              Suggest an answer
            </label>
            <input
              class="govuk-input govuk-input--width-20"
              id="suggestion"
              autoComplete="off"
              maxLength={500}
              value={words}
              onInput={(event) => set_words(event.currentTarget.value)}
            />
          </div>
          <button class="govuk-button" type="submit" aria-disabled={!words || call.consents.fill !== 'granted'}>
            Suggest
          </button>
          {call.consents.fill === 'granted' ? null : <p class="wm-tools__hint">Ask to suggest answers first.</p>}
        </form>
      ) : null}
    </Wait>
  );
}

function JourneyDrawer({call}: {call: Call}) {
  const journeys = call.detail.journeys ?? [];
  const [journey, set_journey] = useState(journeys[0]?.id ?? '');
  if (!journeys.length) return <p class="govuk-body wm-last">This council has no journeys.</p>;
  const open = (event: Event) => {
    event.preventDefault();
    ask_for({type: 'push', journey}, journeys.find((one) => one.id === journey)?.title ?? journey);
  };
  return (
    <form class="wm-inline-form" onSubmit={open}>
      <div class="govuk-form-group">
        <label class="govuk-label govuk-label--s" for="journey">
          Journey
        </label>
        <select
          class="govuk-select"
          id="journey"
          value={journey}
          onChange={(event) => set_journey(event.currentTarget.value)}
        >
          {journeys.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      <button class="govuk-button" type="submit">
        Offer it to the customer
      </button>
    </form>
  );
}

function PrivateDrawer() {
  const [question, set_question] = useState('');
  const ask = (event: Event) => {
    event.preventDefault();
    if (!question.trim()) return;
    ask_for({type: 'private', question: question.trim()}, question.trim());
    set_question('');
  };
  return (
    <form class="wm-inline-form" onSubmit={ask}>
      <div class="govuk-form-group wm-grow">
        <label class="govuk-label govuk-label--s" for="question">
          Private question
        </label>
        <p class="govuk-hint" id="question-hint">
          The customer types the answer. It is never spoken at the kiosk and never on the shared screen.
        </p>
        <input
          class="govuk-input"
          id="question"
          autoComplete="off"
          maxLength={200}
          aria-describedby="question-hint"
          value={question}
          onInput={(event) => set_question(event.currentTarget.value)}
        />
      </div>
      <button class="govuk-button" type="submit" aria-disabled={!question.trim()}>
        Ask
      </button>
    </form>
  );
}

function PrintDrawer({call}: {call: Call}) {
  const [title, set_title] = useState('');
  const [text, set_text] = useState('');
  const print = (event: Event) => {
    event.preventDefault();
    const lines = text.split('\n').slice(0, 40);
    if (!title.trim() || !text.trim()) return;
    ask_for({type: 'print', title: title.trim(), lines}, title.trim());
    set_title('');
    set_text('');
  };
  return (
    <Wait call={call} kind="print">
      <form onSubmit={print}>
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="print-title">
            Heading of the paper
          </label>
          <input
            class="govuk-input"
            id="print-title"
            autoComplete="off"
            maxLength={80}
            value={title}
            onInput={(event) => set_title(event.currentTarget.value)}
          />
        </div>
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for="print-text">
            Words of the paper
          </label>
          <textarea
            class="govuk-textarea"
            id="print-text"
            rows={4}
            maxLength={2_000}
            value={text}
            onInput={(event) => set_text(event.currentTarget.value)}
          />
        </div>
        <button class="govuk-button wm-flush" type="submit" aria-disabled={!title.trim() || !text.trim()}>
          Print it at the kiosk
        </button>
      </form>
    </Wait>
  );
}

function PhotoDrawer({call}: {call: Call}) {
  return (
    <Wait call={call} kind="photo">
      <p class="govuk-body">The customer holds the paper under the camera and sees the photo before you do.</p>
      <button
        class="govuk-button wm-flush"
        type="button"
        onClick={() => ask_for({type: 'photo'}, 'A photo of a paper')}
      >
        Ask for the photo
      </button>
    </Wait>
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
