// The drawers for what is offered to the customer: a journey of the council, one of its leaflets, or a document in the
// adviser's words. The customer is asked each time, so none of them needs to be allowed first.
import {useState} from 'preact/hooks';
import type {Call} from '../calls/call';
import {ask_for} from './call_ask';
import {PaperForm, type PaperDraft} from './call_paper';

interface Choice {
  id: string;
  title: string;
}

interface OfferProps {
  call: Call;
  what: 'Journey' | 'Leaflet';
  choices: Choice[];
  offer: (chosen: Choice) => void;
}

function OfferForm({call, what, choices, offer}: OfferProps) {
  const [chosen, choose] = useState(choices[0]?.id ?? '');
  const field = what.toLowerCase();
  const submit = (event: Event) => {
    event.preventDefault();
    const choice = choices.find((one) => one.id === chosen);
    if (choice) offer(choice);
  };
  return (
    <form class="wm-inline-form" aria-label={what} onSubmit={submit}>
      <div class="govuk-form-group">
        <label class="govuk-label govuk-label--s" for={field}>
          {what}
        </label>
        <select
          class="govuk-select"
          id={field}
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      <button class="govuk-button" type="submit" aria-disabled={!call.open.assist}>
        Offer it to the customer
      </button>
    </form>
  );
}

export function JourneyDrawer({call}: {call: Call}) {
  const journeys = call.detail.journeys ?? [];
  if (!journeys.length) return <p class="govuk-body wm-last">This council has no journeys.</p>;
  return (
    <OfferForm
      call={call}
      what="Journey"
      choices={journeys}
      offer={({id, title}) => ask_for({type: 'push', journey: id}, title)}
    />
  );
}

export function ShowDrawer({call, draft}: {call: Call; draft: PaperDraft}) {
  const leaflets = call.detail.leaflets ?? [];
  return (
    <>
      <p class="govuk-body">
        The customer is asked first. They can have it read aloud, make it larger or print it, and close it when they want.
      </p>
      {leaflets.length ? (
        <OfferForm
          call={call}
          what="Leaflet"
          choices={leaflets}
          offer={({id, title}) => ask_for({type: 'push', leaflet: id}, title)}
        />
      ) : (
        <p class="govuk-body wm-last">The council has no leaflets here. You can write a document.</p>
      )}
      <hr class="wm-tools__rule" />
      <PaperForm
        call={call}
        what="Document"
        act="Offer it to the customer"
        draft={draft}
        send={(document) => ask_for({type: 'push', ...document}, document.title)}
      />
    </>
  );
}
