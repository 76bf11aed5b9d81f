// A kiosk's screen in the browser. Without a frame of ours around it: the kiosk's banner, main part and footer are the
// page's own landmarks. Only a kiosk started for demonstration can be seen or used here; everything else is said.
import {useEffect, useState} from 'preact/hooks';
import type {MirrorShown} from '../../generated/api';
import {list_kiosks} from '../api/hub';
import {line, send_input, watch_mirror} from '../api/live';
import {useResource} from '../api/resource';
import {session} from '../api/session';
import {Stage} from '../mirror/stage';
import type {View} from '../mirror/view_tools';
import {mirror_state} from './mirror_state';

export function MirrorPage({kiosk_id}: {kiosk_id: string}) {
  const fleet = useResource(list_kiosks, ['kiosks']);
  const [frame, set_frame] = useState<MirrorShown | null>(null);
  const kiosk = fleet.value.value?.kiosks.find((one) => one.kiosk_id === kiosk_id);
  const watchable = kiosk?.mirror ?? false;

  useEffect(() => (watchable ? watch_mirror(kiosk_id, set_frame) : undefined), [kiosk_id, watchable]);
  useEffect(() => {
    if (kiosk && !kiosk.connected) set_frame(null);
  }, [kiosk?.connected]);
  useEffect(() => {
    document.title = `${kiosk?.name ?? 'Kiosk'}: its screen – Waymark`;
  }, [kiosk?.name]);

  const state = mirror_state({
    fleet_known: fleet.value.value !== null,
    problem: fleet.problem.value,
    kiosk,
    demo: session.value?.demo ?? false,
    line: line.value,
    has_frame: frame !== null,
  });
  return (
    <div class="wm-mirror">
      <aside class="wm-mirror__bar" aria-label="About this page">
        <a class="wm-mirror__back" href="/fleet">
          All kiosks
        </a>
        <p class="wm-mirror__name">
          {kiosk ? (
            <>
              Live screen of <strong>{kiosk.name}</strong>
            </>
          ) : (
            'Kiosk screen'
          )}
        </p>
        <p class={`wm-mirror__state wm-mirror__state--${state.kind}`} role="status">
          {state.label}
        </p>
        {state.kind === 'live' ? (
          <button type="button" class="wm-mirror__staff" onClick={() => void send_input(kiosk_id, {event: 'staff'})}>
            Hold the corner (staff menu)
          </button>
        ) : null}
      </aside>
      {frame && state.kind !== 'nothing' ? (
        <Stage
          view={frame.view as View}
          hands={{operable: state.kind === 'live', send: (input) => void send_input(kiosk_id, input)}}
        />
      ) : (
        <main class="wm-mirror__nothing" id="main" tabIndex={-1}>
          <div class="wm-panel">
            <h1 class="govuk-heading-l">{state.title}</h1>
            <p class="govuk-body">{state.words}</p>
            <p class="govuk-body wm-last">
              <a class="govuk-link" href="/fleet">
                Go to the kiosks
              </a>
            </p>
          </div>
        </main>
      )}
    </div>
  );
}
