// The customer's screen as live HTML, only while they allow it. To touch something in it is to choose it; where the
// customer agreed to pointing, a ring shows it on their glass. Nothing here can press anything at the kiosk.
import {useEffect, useLayoutEffect, useRef} from 'preact/hooks';
import {Stage} from '../mirror/stage';
import {element_id, type View} from '../mirror/view_tools';

interface Props {
  view: View;
  pointed: string | null;
  choose: (node: string) => void;
}

const drawn_width = 1_180; // CSS pixels of the glass, before it is made to fit
const prefix = element_id('');

export function CustomerScreen({view, pointed, choose}: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const glass = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const fit = () => {
      if (frame.current && glass.current)
        glass.current.style.setProperty('zoom', String(Math.max(0.3, frame.current.clientWidth / drawn_width)));
    };
    const watch = new ResizeObserver(fit);
    if (frame.current) watch.observe(frame.current);
    fit();
    return () => watch.disconnect();
  }, []);

  useLayoutEffect(() => mark(glass.current, 'data-pointed', pointed), [pointed, view]);
  useLayoutEffect(() => mark(glass.current, 'data-here', view.focus ?? null), [view]);
  // What cannot be pressed is no stop for the Tab key; the list beside has everything that can be pointed at.
  useEffect(() => {
    for (const one of glass.current?.querySelectorAll<HTMLElement>('a, button, input, textarea, [tabindex]') ?? [])
      one.tabIndex = -1;
  }, [view]);

  const click = (event: MouseEvent) => {
    event.preventDefault();
    const node = node_at(event.target);
    if (node) choose(node);
  };

  return (
    <section class="wm-screen" aria-label="The customer’s screen" ref={frame}>
      <div class="wm-screen__glass" ref={glass} onClick={click}>
        <Stage view={view} hands={{operable: false, send: () => undefined}} part_of_page />
      </div>
    </section>
  );
}

function mark(glass: HTMLElement | null, name: string, node: string | null): void {
  for (const old of glass?.querySelectorAll(`[${name}]`) ?? []) old.removeAttribute(name);
  if (node && glass) glass.querySelector(`#${CSS.escape(element_id(node))}`)?.setAttribute(name, '');
}

function node_at(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  const label = target.closest('label')?.htmlFor;
  const id = label ?? target.closest(`[id^="${prefix}"]`)?.id;
  return id?.startsWith(prefix) ? id.slice(prefix.length) : null;
}
