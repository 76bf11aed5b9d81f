// The glass: the regions of a View as landmarks, in the View's language and direction, with the presentation that the
// person at the kiosk chose. On a page that has landmarks and a focus of its own (`part_of_page`) it is a picture of the
// glass: plain boxes, and nobody's focus is moved.
import {useEffect, useLayoutEffect, useRef} from 'preact/hooks';
import {FocusFollower} from './focus';
import type {Hands} from './hands';
import {Icon} from './icon';
import {Keyboard} from './keyboard';
import {Nodes} from './nodes';
import {all_nodes, children_of, direction_of, element_id, language_of, type Node, type View} from './view_tools';

interface StageProps {
  view: View;
  hands: Omit<Hands, 'heading'>;
  part_of_page?: boolean;
}

export function Stage({view, hands: given, part_of_page = false}: StageProps) {
  const hands = {...given, heading: heading_of(view)};
  const stage = useRef<HTMLDivElement>(null);
  const follower = useRef(new FocusFollower());
  const dialog = view.regions.find((region) => region.role === 'dialog');
  useFollowedFocus(view, stage, follower.current, !part_of_page);

  const focused = (event: FocusEvent) => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-node') : null;
    if (hands.operable && id && follower.current.moved_here(id)) hands.send({event: 'focus', node: id});
  };
  // A touch on nothing wakes the attract screen and keeps the visit alive, as on the glass.
  const pressed = (event: Event) => {
    const on_control = event.target instanceof Element && event.target.closest('[data-node], label, a');
    if (hands.operable && !on_control) hands.send({event: 'presence'});
  };
  const key = (event: KeyboardEvent) => {
    if (hands.operable && event.key === 'Escape') hands.send({event: 'key', key: 'escape'});
  };

  return (
    <div
      class={classes(view)}
      lang={view.lang || 'en-GB'}
      dir={view.direction === 'right_to_left' ? 'rtl' : direction_of(view.lang ?? '')}
      ref={stage}
      data-screen={view.screen}
      onFocusIn={focused}
      onPointerDown={pressed}
      onKeyDown={key}
    >
      <div class="k-glass" inert={dialog !== undefined}>
        {view.regions
          .filter((region) => region.role !== 'dialog')
          .map((region, place) => (
            <Region
              key={region.id || `${region.role}-${place}`}
              region={region}
              hands={hands}
              part_of_page={part_of_page}
            />
          ))}
      </div>
      {dialog ? <Dialog node={dialog} hands={hands} part_of_page={part_of_page} /> : null}
    </div>
  );
}

function heading_of(view: View): string {
  return all_nodes(view.regions).find((node) => node.role === 'heading' && (node.level ?? 1) === 1)?.name ?? '';
}

function classes(view: View): string {
  const shown = view.presentation ?? {};
  return [
    'k-stage',
    `k-stage--${shown.contrast ?? 'standard'}`,
    `k-stage--${view.screen.replaceAll('_', '-')}`,
    `k-text-${Math.min(200, Math.max(100, Math.round((shown.text_percent ?? 100) / 25) * 25))}`,
    shown.low_reach ? 'k-stage--low' : '',
    shown.motion === false ? 'k-stage--still' : '',
    shown.hidden ? 'k-stage--hidden' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

interface RegionProps {
  region: Node;
  hands: Hands;
  part_of_page: boolean;
}

function Region({region, hands, part_of_page}: RegionProps) {
  const inside = <Nodes nodes={children_of(region)} hands={hands} />;
  const Header = part_of_page ? 'div' : 'header';
  const Footer = part_of_page ? 'div' : 'footer';
  switch (region.role) {
    case 'banner':
      return (
        <Header class="k-banner" {...language_of(region)}>
          {region.icon ? (
            <span class="k-banner__mark">
              <Icon name={region.icon} />
            </span>
          ) : null}
          {region.name ? <p class="k-banner__name">{region.name}</p> : null}
          {inside}
        </Header>
      );
    case 'main':
      return part_of_page ? (
        <div class="k-main">{inside}</div>
      ) : (
        <main class="k-main" id="main" tabIndex={-1}>
          {inside}
        </main>
      );
    case 'aside':
      return part_of_page ? (
        <div class="k-aside">{inside}</div>
      ) : (
        <aside class="k-aside" aria-label={region.name || 'Beside'}>
          {inside}
        </aside>
      );
    case 'footer':
      return <Footer class="k-footer">{inside}</Footer>;
    case 'keyboard':
      return <Keyboard node={region} hands={hands} />;
    default:
      return (
        <section class="k-region" {...(region.name ? {'aria-label': region.name} : {})}>
          {inside}
        </section>
      );
  }
}

function Dialog({node, hands, part_of_page}: {node: Node; hands: Hands; part_of_page: boolean}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!part_of_page && !box.current?.contains(document.activeElement)) box.current?.focus();
  }, []);
  return (
    <div class="k-shade">
      <div
        class="k-dialog"
        {...(part_of_page ? {role: 'group' as const} : {role: 'dialog' as const, 'aria-modal': true as const})}
        aria-label={node.name || 'Question'}
        tabIndex={-1}
        ref={box}
        id={element_id(node.id || 'dialog')}
      >
        <Nodes nodes={children_of(node)} hands={hands} />
      </div>
    </div>
  );
}

function useFollowedFocus(
  view: View,
  stage: {current: HTMLDivElement | null},
  follower: FocusFollower,
  follows: boolean,
): void {
  const screen = useRef(view.screen);
  const inside = useRef(true); // somebody who opens the page came to the glass
  useEffect(() => {
    const watch = () => {
      inside.current = stage.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', watch);
    return () => document.removeEventListener('focusin', watch);
  }, []);
  useLayoutEffect(() => {
    if (!follows) return;
    const changed = screen.current !== view.screen;
    screen.current = view.screen;
    const wanted = follower.frame(view.focus ?? '', changed);
    const active = document.activeElement;
    const lost = inside.current && (active === null || active === document.body);
    // The console's own bar keeps its focus: only somebody on the glass is taken along.
    if (!lost && !(stage.current?.contains(active) ?? false)) return;
    const target = document.getElementById(element_id((wanted ?? (lost ? view.focus : '')) || ''));
    if (target) target.focus();
    else if (lost) stage.current?.querySelector<HTMLElement>('.k-dialog, .k-main')?.focus();
  });
}
