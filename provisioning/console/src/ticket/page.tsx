// How a ticket stands, and what its owner can do about it.
import {useEffect, useRef, useState} from 'preact/hooks';
import type {MyTicket} from '../../generated/api';
import {ask, ask_again, type Act, type Answer} from './follow';
import {LeaveQuestion, MoreTime, Standing} from './parts';
import {clock_time, language_for, languages, load_words, say, type Words} from './words';

interface Seen {
  ticket: MyTicket | null; // the newest that was told
  at: number; // when
  gone: boolean;
  reachable: boolean;
}

export function TicketPage({code}: {code: string}) {
  const [seen, set_seen] = useState<Seen>({ticket: null, at: 0, gone: false, reachable: true});
  const [chosen, choose] = useState('');
  const [leaving, set_leaving] = useState(false);
  const [told, tell] = useState(''); // the id of what became of the last press
  const acts = useFollow(code, set_seen);
  const words = useWords(chosen || (seen.ticket?.language ?? ''), Boolean(seen.ticket) || seen.gone || !seen.reachable);

  useEffect(() => {
    if (!words) return;
    document.documentElement.lang = words.tag;
    document.documentElement.dir = words.direction;
    const called = seen.ticket?.state === 'called' ? `${say(words, 'phone.called.title')} – ` : '';
    document.title = `${called}${say(words, 'ticket.title')} ${seen.ticket?.display ?? ''}`.trim();
  }, [words, seen]);

  if (!words) return null;
  const {ticket} = seen;
  const act = async (which: Act, body?: object) => {
    const answer = await acts(which, body);
    if (answer.kind !== 'ticket') tell('phone.failed');
    else tell(which === 'more-time' ? 'phone.more_time.done' : '');
    if (answer.kind === 'ticket') set_leaving(false);
  };
  const waits = ticket?.state === 'waiting' && !seen.gone;
  const may_leave = waits || ticket?.state === 'called' || ticket?.state === 'not_yet';
  return (
    <>
      <header>
        <span class="council">{ticket?.council ?? ''}</span>
        <LanguageChoice words={words} choose={choose} />
      </header>
      <main>
        {seen.gone ? <Gone words={words} /> : <Standing words={words} ticket={ticket} />}
        <Fresh words={words} seen={seen} />
        {told ? <p role="alert">{say(words, told)}</p> : null}
        {waits && !leaving ? <MoreTime words={words} ticket={ticket} act={act} /> : null}
        {may_leave && !seen.gone ? (
          <LeaveQuestion words={words} asking={leaving} ask={set_leaving} leave={() => act('leave')} />
        ) : null}
        {waits ? <p class="hint">{say(words, 'phone.updates')}</p> : null}
      </main>
    </>
  );
}

function LanguageChoice({words, choose}: {words: Words; choose: (tag: string) => void}) {
  return (
    <label class="language">
      <span>{say(words, 'phone.language')}</span>
      <select value={words.tag} onChange={(event) => choose(event.currentTarget.value)}>
        {languages.map((one) => (
          <option key={one.tag} value={one.tag} lang={one.tag}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Gone({words}: {words: Words}) {
  return (
    <>
      <h1>{say(words, 'phone.gone.title')}</h1>
      <p>{say(words, 'phone.gone.what')}</p>
    </>
  );
}

// How old the figures are, and plainly when nobody answers.
function Fresh({words, seen}: {words: Words; seen: Seen}) {
  if (seen.gone) return null;
  const time = clock_time(words, seen.at);
  const id = seen.ticket ? 'phone.offline' : 'phone.offline.never';
  return (
    <>
      <div role="status">{seen.reachable ? null : <p class="warning">{say(words, id, {time})}</p>}</div>
      {seen.reachable && seen.ticket ? <p class="hint">{say(words, 'phone.as_of', {time})}</p> : null}
    </>
  );
}

// Asks again and again while the page is looked at. Answers with the way to do something.
function useFollow(code: string, set_seen: (change: (before: Seen) => Seen) => void) {
  const failures = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const take = (answer: Answer) => {
    failures.current = answer.kind === 'unreachable' ? failures.current + 1 : 0;
    set_seen((before) => {
      if (answer.kind === 'ticket') return {ticket: answer.ticket, at: Date.now(), gone: false, reachable: true};
      return answer.kind === 'gone' ? {...before, gone: true, reachable: true} : {...before, reachable: false};
    });
    clearTimeout(timer.current);
    const next = ask_again(answer, failures.current);
    if (next !== null) timer.current = setTimeout(() => void look(), next);
  };
  const look = async () => {
    clearTimeout(timer.current);
    if (document.visibilityState === 'visible') take(await ask(code));
  };
  useEffect(() => {
    void look();
    const seen_again = () => void look();
    document.addEventListener('visibilitychange', seen_again);
    addEventListener('online', seen_again);
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener('visibilitychange', seen_again);
      removeEventListener('online', seen_again);
    };
  }, [code]);
  return async (act: Act, body?: object): Promise<Answer> => {
    const answer = await ask(code, act, body);
    take(answer);
    return answer;
  };
}

// The ticket's language, what was chosen instead, or the phone's own; the old words stay until the new are there.
function useWords(wanted: string, ready: boolean): Words | null {
  const [words, set_words] = useState<Words | null>(null);
  const tag = language_for(wanted ? [wanted] : navigator.languages);
  useEffect(() => {
    if (!ready) return;
    let stale = false;
    load_words(tag).then(
      (loaded) => void (stale || set_words(loaded)),
      () => undefined, // the page goes on in the words that it has
    );
    return () => void (stale = true);
  }, [tag, ready]);
  return words;
}
