// Asking a View as a person would: by role and name. The nodes are those of provisioning/protocol/view.schema.json.

export function* nodes_of(view) {
  const pending = [...(view?.regions ?? [])].reverse();
  while (pending.length > 0) {
    const node = pending.pop();
    yield node;
    pending.push(...[...(node.children ?? [])].reverse());
  }
}

export const all = (view, wanted) => [...nodes_of(view)].filter((node) => matches(node, wanted));
export const find = (view, wanted) => all(view, wanted)[0];

// `wanted`: a function, an id, or {role, name, id} of strings or patterns.
export function matches(node, wanted) {
  if (typeof wanted === 'function') return wanted(node);
  if (typeof wanted === 'string') return node.id === wanted;
  return Object.entries(wanted).every(([key, value]) =>
    value instanceof RegExp ? value.test(node[key] ?? '') : node[key] === value);
}

export const can = (node, action) => (node.actions ?? []).includes(action) && !node.disabled;

// Everything that can be read on the screen, for messages of failed tests.
export function in_words(view) {
  if (!view) return 'nothing was seen yet';
  const lines = [`screen "${view.screen}", title "${view.title}", language ${view.lang}, focus ${view.focus ?? '-'}`];
  for (const { role, id, name, value, invalid } of nodes_of(view)) {
    if (name || value || id) lines.push(`  ${role} ${id ?? ''} "${name ?? ''}"${value ? ` = "${value}"` : ''}${invalid ? ' INVALID' : ''}`);
  }
  return lines.join('\n');
}
