// The drawer for a photo of a paper that the customer brought.
import type {Call} from '../calls/call';
import {ask_for, Wait} from './call_ask';

export function PhotoDrawer({call}: {call: Call}) {
  return (
    <Wait call={call} kind="photo">
      <p class="govuk-body">The customer holds the paper under the camera and sees the photo before you do.</p>
      <button
        class="govuk-button wm-flush"
        type="button"
        aria-disabled={!call.open.assist}
        onClick={() => (call.open.assist ? ask_for({type: 'photo'}, 'A photo of a paper') : undefined)}
      >
        Ask for the photo
      </button>
    </Wait>
  );
}
