// What the mirror page says about itself.
import type {Kiosk} from '../../generated/api';
import type {LineState} from '../api/live';
import type {Problem} from '../api/problem';

export interface Known {
  fleet_known: boolean;
  problem: Problem | null;
  kiosk: Kiosk | undefined;
  demo: boolean;
  line: LineState;
  has_frame: boolean;
}

export interface MirrorState {
  kind: 'live' | 'lost' | 'nothing';
  label: string;
  title: string;
  words: string;
}

const nothing = (label: string, title: string, words: string): MirrorState => ({kind: 'nothing', label, title, words});

export function mirror_state({fleet_known, problem, kiosk, demo, line, has_frame}: Known): MirrorState {
  if (!fleet_known) {
    return problem
      ? nothing('Not connected', 'We cannot show the screen', problem.message)
      : nothing('Connecting', 'Looking for the kiosk…', 'This takes a moment.');
  }
  if (!kiosk)
    return nothing('Not found', 'There is no such kiosk', 'Check the address, or choose a kiosk from the list.');
  // A kiosk that is away tells nobody that it could be mirrored, so this is asked first.
  if (demo && !kiosk.connected) {
    return nothing(
      'Not connected',
      'The kiosk is not connected',
      'What is on its screen appears here when it calls the hub again, if it was started for demonstration.',
    );
  }
  if (!demo || !kiosk.mirror) {
    return nothing(
      'Nothing is mirrored',
      'Nothing is mirrored',
      'What a customer sees and types stays at the kiosk. Its screen can be watched here only when the hub and the kiosk ' +
        'were both started for demonstration.',
    );
  }
  if (line === 'lost') {
    return has_frame
      ? {kind: 'lost', label: 'Connection lost. Trying again…', title: '', words: ''}
      : nothing('Connection lost', 'The connection to the hub is lost', 'Trying again…');
  }
  if (!has_frame) return nothing('Waiting', 'Waiting for the screen…', 'The kiosk has been asked to show it.');
  return {kind: 'live', label: 'Live: you can use it', title: '', words: ''};
}
