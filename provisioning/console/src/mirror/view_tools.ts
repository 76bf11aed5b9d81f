// Questions that are asked of a View as the kiosk sends it (provisioning/protocol/view.schema.json).
import type {Node, View} from '../../generated/view';

export type {Node, View};

export function can_focus(node: Node): boolean {
  return Boolean(node.actions?.length) && !node.disabled;
}

export function children_of(node: Node): Node[] {
  return node.children ?? [];
}

export function all_nodes(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...all_nodes(children_of(node))]);
}

const right_to_left = new Set(['ar', 'ur', 'fa', 'he', 'ps', 'sd', 'ckb', 'yi']);

export function direction_of(lang: string): 'rtl' | 'ltr' {
  return right_to_left.has(lang.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

// The language of a node, where it is not the one around it: a browser then reads and shapes it rightly.
export function language_of(node: Node): {lang?: string; dir?: 'rtl' | 'ltr'} {
  return node.lang ? {lang: node.lang, dir: direction_of(node.lang)} : {};
}

export const element_id = (id: string) => `node-${id}`;

// What the kiosk puts in the place of a value that somebody who is not at the glass may not see.
export const is_masked = (value: string) => /^•+$/.test(value);
