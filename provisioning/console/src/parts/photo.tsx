// A photograph of a paper. Asked of the hub only when somebody wants to see it: that they looked is written down there.
import {useState} from 'preact/hooks';

export function Photo({document}: {document: string}) {
  const [shown, set_shown] = useState(false);
  if (shown) {
    const address = `/api/v1/documents/${encodeURIComponent(document)}`;
    return (
      <img
        class="wm-photo"
        src={address}
        alt="The paper, as the customer showed it"
        onError={() => set_shown(false)} // it is still on its way to the hub: the button is back
      />
    );
  }
  return (
    <button class="wm-link-button" type="button" onClick={() => set_shown(true)}>
      Look at the photo
    </button>
  );
}
