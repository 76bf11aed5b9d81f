// Which guidance an adviser needs now: of the journey that the customer is in, and of the page, as far as the desk can
// know it. The screen tells it where the customer shares it; else what they were doing when they asked. Pure.
import type {GuidedPage, JourneyHead} from '../../generated/api';
import {all_nodes} from '../mirror/view_tools';
import type {Call} from './call';

export interface Guidance {
  journey: JourneyHead;
  page: GuidedPage | null;
}

const field = 'field.';

export function guidance_for(call: Call): Guidance | null {
  const journeys = call.detail.journeys ?? [];
  const opened = call.requests.filter((one) => one.journey && one.outcome === 'opened').at(-1);
  const [at_first = '', page_at_first = ''] = call.detail.page.split('/');
  const current = journeys.find(({id}) => id === (opened?.journey ?? at_first));
  const seen = call.screen ? on_screen(call, current ? [current, ...journeys] : journeys) : null;
  if (seen) return seen;
  if (!current) return null;
  const still_there = !opened && !call.screen;
  const page = still_there ? (current.pages ?? []).find((one) => one.page === page_at_first) : undefined;
  return current.guidance || current.pages?.length ? {journey: current, page: page ?? null} : null;
}

function on_screen(call: Call, journeys: JourneyHead[]): Guidance | null {
  const fields = all_nodes(call.screen?.view.regions ?? []).flatMap(({id}) =>
    id?.startsWith(field) ? [id.slice(field.length)] : [],
  );
  const asks = (page: GuidedPage) =>
    page.questions.some((question) => fields.some((one) => one === question || one.startsWith(`${question}.`)));
  for (const journey of journeys) {
    const page = journey.pages?.find(asks);
    if (page) return {journey, page};
  }
  return null;
}
