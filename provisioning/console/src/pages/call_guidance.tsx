// What the council wrote for whoever helps with this journey, beside the call: what holds for all of it, and what for the
// page that the customer is on.
import type {Call} from '../calls/call';
import {guidance_for} from '../calls/guidance';

export function CallGuidance({call}: {call: Call}) {
  const guided = guidance_for(call);
  if (!guided) return null;
  const {journey, page} = guided;
  const others = (journey.pages ?? []).filter((one) => one !== page);
  return (
    <section class="wm-guidance" aria-labelledby="guidance">
      <h2 class="wm-guidance__title" id="guidance">
        Guidance: {journey.title}
      </h2>
      {page ? (
        <div class="wm-guidance__page">
          <h3>{page.title}</h3>
          <Words text={page.guidance} />
        </div>
      ) : null}
      {journey.guidance ? <Words text={journey.guidance} /> : null}
      {others.length ? (
        <details class="wm-guidance__others">
          <summary>{page ? 'The other pages' : 'Page by page'}</summary>
          {others.map((one) => (
            <div key={one.page}>
              <h3>{one.title}</h3>
              <Words text={one.guidance} />
            </div>
          ))}
        </details>
      ) : null}
    </section>
  );
}

// Paragraphs by an empty line, list items on lines that begin with "- ", as in the body of a journey's page.
function Words({text}: {text: string}) {
  return (
    <>
      {text.split(/\n{2,}/).map((part, at) => {
        const lines = part.split('\n');
        return lines.every((line) => line.startsWith('- ')) ? (
          <ul key={at}>
            {lines.map((line) => (
              <li key={line}>{line.slice(2)}</li>
            ))}
          </ul>
        ) : (
          <p key={at}>{part}</p>
        );
      })}
    </>
  );
}
