// The kiosk's own keyboard. One stop for Tab, arrows move inside it: forty keys must not stand between a field and
// Continue for somebody who has a keyboard of their own.
import {useEffect, useRef} from 'preact/hooks';
import type {Hands} from './hands';
import {Nodes} from './nodes';
import {children_of, type Node} from './view_tools';

export function Keyboard({node, hands}: {node: Node; hands: Hands}) {
  const keys = useRef<HTMLElement>(null);

  useEffect(() => {
    const buttons = keys_of(keys.current);
    const holder = buttons.find((button) => button === document.activeElement) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === holder ? 0 : -1;
  });

  const move = (event: KeyboardEvent) => {
    const rows = [...(keys.current?.querySelectorAll('.k-key-row') ?? [])].map(keys_of);
    const row = rows.findIndex((one) => one.some((button) => button === document.activeElement));
    const place = rows[row]?.findIndex((button) => button === document.activeElement) ?? -1;
    if (row < 0) return;
    const mirrored = keys.current !== null && getComputedStyle(keys.current).direction === 'rtl';
    const target = next_key(
      event.key,
      row,
      place,
      rows.map((one) => one.length),
      mirrored,
    );
    if (!target) return;
    event.preventDefault();
    const button = rows[target.row]?.[target.place];
    for (const one of rows.flat()) one.tabIndex = one === button ? 0 : -1;
    button?.focus();
  };

  return (
    <section class="k-keyboard" aria-label={node.name || 'Keyboard'} ref={keys} onKeyDown={move}>
      <Nodes nodes={children_of(node)} hands={hands} />
    </section>
  );
}

function keys_of(element: Element | null): HTMLButtonElement[] {
  return [...(element?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
}

export function next_key(
  key: string,
  row: number,
  place: number,
  lengths: number[],
  mirrored: boolean,
): {row: number; place: number} | null {
  const in_row = (target: number) => ({row: target, place: Math.min(place, (lengths[target] ?? 1) - 1)});
  switch (key) {
    case 'ArrowUp':
      return row > 0 ? in_row(row - 1) : null;
    case 'ArrowDown':
      return row < lengths.length - 1 ? in_row(row + 1) : null;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = (key === 'ArrowRight') !== mirrored ? 1 : -1;
      const target = place + step;
      return target >= 0 && target < (lengths[row] ?? 0) ? {row, place: target} : null;
    }
    default:
      return null;
  }
}
