// A call under way: the customer (or their screen) large, the text beside it, what helps below.
import {useEffect, useState} from 'preact/hooks';
import type {CallDetail} from '../../generated/api';
import {is_held, is_moving, type Call} from '../calls/call';
import * as duty from '../calls/duty';
import {hold_or_go_on, toggle_camera, toggle_microphone} from '../parts/call_watch';
import {Tag} from '../parts/tag';
import {connection_words, duration, speaks} from '../words/calls';
import {language_name, need_name, screen_name} from '../words/names';
import {Picture} from './call_picture';
import {CustomerScreen} from './call_screen';
import {CallGuidance} from './call_guidance';
import {Walking} from './call_room';
import {CallText} from './call_text';
import {CallTools} from './call_tools';

export function CallDesk({call, called_back}: {call: Call; called_back: () => void}) {
  const [place, set_place] = useState('');
  // A press on the screen chooses, and points where the customer agreed to that.
  const choose_on_screen = (node: string) => {
    set_place(node);
    duty.act({type: 'point', node});
  };
  const screen = call.screen;
  return (
    <div class={screen ? 'wm-call wm-call--screen' : 'wm-call'}>
      <div class="wm-call__line">
        <Standing call={call} />
        <Told
          detail={call.detail}
          language={call.hello?.language || call.detail.summary.language}
          room={call.in_room}
        />
      </div>
      <Walking call={call} />
      <div class="wm-call__large">
        {screen ? (
          <CustomerScreen view={screen.view} pointed={call.pointed} choose={choose_on_screen} />
        ) : (
          <Picture call={call} />
        )}
      </div>
      <div class="wm-call__side">
        {screen ? <Picture call={call} /> : null}
        <CallText call={call} />
        <CallGuidance call={call} />
      </div>
      <Controls call={call} />
      <CallTools call={call} place={place} choose={set_place} called_back={called_back} />
    </div>
  );
}

function Standing({call}: {call: Call}) {
  const {tone, words} = connection_words(call);
  const line = duty.quality.value;
  return (
    <p class="wm-call__standing" role="status">
      <Tag tone={tone}>{words}</Tag>
      {call.theirs.audio ? null : <span class="wm-line-quality wm-line-quality--poor">Their sound is off</span>}
      {line && tone === 'good' ? <span class={`wm-line-quality wm-line-quality--${line.level}`}>{line.words}</span> : null}
      <Clock />
    </p>
  );
}

// Not a live region of its own: a clock that is read out every second would drown everything else.
function Clock() {
  const [since] = useState(Date.now());
  const [now, set_now] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => set_now(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span class="wm-call__clock" aria-hidden="true">
      {duration(now - since)}
    </span>
  );
}

// What the customer has already said at the kiosk, so that nobody asks for it again.
export function Told({detail, language, room}: {detail: CallDetail; language: string; room?: string | null}) {
  const {summary, journey_title, page, needs, speak} = detail;
  const facts: Array<[string, string]> = [
    ...(summary.council_name ? ([['Customer of', summary.council_name]] as Array<[string, string]>) : []),
    ['Where', `${summary.kiosk_name}, ${summary.site_name}`],
    ...(room ? ([['Moved to', room]] as Array<[string, string]>) : []),
    ['Language', language_name(language)],
    ['Speaks', speaks[speak]],
    ['Was at', page.includes('/') && journey_title ? journey_title : screen_name(page)],
    ...(needs.length ? ([['Uses', needs.map(need_name).join(', ')]] as Array<[string, string]>) : []),
  ];
  return (
    <dl class="wm-told" aria-label="What the customer already told">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Controls({call}: {call: Call}) {
  const held = is_held(call);
  const {audio, video} = call.mine;
  return (
    <div class="wm-controls" role="group" aria-label="Your call">
      <button class="wm-control" type="button" aria-pressed={!audio} onClick={toggle_microphone}>
        {audio ? 'Mute' : 'Muted'} <kbd>F4</kbd>
      </button>
      <button class="wm-control" type="button" aria-pressed={!video} onClick={toggle_camera}>
        {video ? 'Camera off' : 'Camera is off'} <kbd>F8</kbd>
      </button>
      {is_moving(call) ? null : (
        <button class="wm-control" type="button" aria-pressed={held} onClick={hold_or_go_on}>
          {held ? 'Go on' : 'Hold'}
        </button>
      )}
      <div class="wm-controls__last">
        <button class="wm-control wm-control--shield" type="button" onClick={() => void duty.shield()}>
          Shield <kbd>F9</kbd>
        </button>
        <button class="wm-control wm-control--end" type="button" onClick={() => void duty.end()}>
          End the call
        </button>
      </div>
    </div>
  );
}
