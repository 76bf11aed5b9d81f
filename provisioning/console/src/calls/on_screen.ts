// What of a customer's screen an adviser can point at, and where they can suggest an answer. Pure.
import type {Node, View} from '../mirror/view_tools';
import {all_nodes} from '../mirror/view_tools';

export interface Place {
  node: string;
  name: string;
  kind: string; // in words, for a list
  field: boolean; // an answer can be suggested
}

const kinds: Partial<Record<Node['role'], string>> = {
  heading: 'heading',
  text_field: 'field',
  button: 'button',
  link: 'link',
  tile: 'choice',
  radio: 'choice',
  checkbox: 'choice',
  rating: 'choice',
  summary_row: 'answer',
  error_message: 'error',
  notice: 'notice',
};

const longest_name = 70;

export function places_of(view: View): Place[] {
  const dialog = view.regions.filter((region) => region.role === 'dialog');
  const seen = dialog.length ? dialog : view.regions.filter((region) => region.role !== 'keyboard');
  return all_nodes(seen).flatMap((node) => {
    const kind = kinds[node.role];
    const name = (node.name || node.value || '').slice(0, longest_name);
    if (!node.id || !kind || !name) return [];
    return [{node: node.id, name, kind, field: takes_text(node)}];
  });
}

export function takes_text(node: Node): boolean {
  return node.role === 'text_field' && !node.disabled && (node.actions ?? []).includes('edit_text');
}
