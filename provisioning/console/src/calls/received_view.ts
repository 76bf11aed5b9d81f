// A View that came straight from a kiosk, without a hub between that would have checked it: its shape is checked here,
// with limits, so that nothing that a peer can send breaks the page. What is not known is left out.
import type {Node, View} from '../mirror/view_tools';

const most_nodes = 4_000;
const deepest = 24;
const longest_text = 4_000;
const longest_code = 1_000; // of a QR code; more than about 2,300 bytes cannot be drawn at all

type Members = Record<string, unknown>;

const is_object = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Members that the mirror reads, by the kind of value that it may have (provisioning/protocol/view.schema.json).
const texts = ['id', 'name', 'value', 'description', 'lang', 'icon', 'emphasis', 'purpose', 'privacy'] as const;
const flags = ['disabled', 'busy', 'live', 'selected', 'invalid', 'pointed'] as const;
const figures = ['level', 'position', 'set_size', 'width_chars'] as const;

export function read_view(value: unknown): View | null {
  if (!is_object(value) || typeof value['screen'] !== 'string' || !Array.isArray(value['regions'])) return null;
  const budget = {nodes: most_nodes};
  const regions = nodes_of(value['regions'], budget, 1);
  if (!regions) return null;
  const shown = is_object(value['presentation']) ? value['presentation'] : {};
  const view: Members = {
    screen: value['screen'].slice(0, 80),
    regions,
    presentation: {
      ...(typeof shown['text_percent'] === 'number' ? {text_percent: shown['text_percent']} : {}),
      ...(typeof shown['contrast'] === 'string' ? {contrast: shown['contrast']} : {}),
      low_reach: shown['low_reach'] === true,
      motion: shown['motion'] !== false,
      hidden: shown['hidden'] === true,
    },
  };
  for (const name of ['title', 'lang', 'direction', 'focus'] as const) {
    const text = value[name];
    if (typeof text === 'string') view[name] = text.slice(0, longest_text);
  }
  return view as unknown as View;
}

function nodes_of(values: unknown[], budget: {nodes: number}, depth: number): Node[] | null {
  if (depth > deepest) return null;
  const nodes: Node[] = [];
  for (const value of values) {
    budget.nodes -= 1;
    if (budget.nodes < 0 || !is_object(value) || typeof value['role'] !== 'string') return null;
    const node = plain_node(value);
    if (Array.isArray(value['children'])) {
      const children = nodes_of(value['children'], budget, depth + 1);
      if (!children) return null;
      node['children'] = children;
    }
    nodes.push(node as unknown as Node);
  }
  return nodes;
}

function plain_node(value: Members): Members {
  const node: Members = {role: value['role']};
  for (const name of texts) {
    const text = value[name];
    if (typeof text === 'string') node[name] = text.slice(0, longest_text);
  }
  for (const name of flags) if (value[name] === true) node[name] = true;
  for (const name of figures) if (Number.isFinite(value[name])) node[name] = value[name];
  if (Array.isArray(value['actions'])) node['actions'] = value['actions'].filter((one) => typeof one === 'string');
  if (node['role'] === 'qr_code' && String(node['value'] ?? '').length > longest_code) delete node['value'];
  const caret = value['caret'];
  if (is_object(caret)) node['caret'] = Number.isSafeInteger(caret['grapheme']) ? {grapheme: caret['grapheme']} : {};
  return node;
}
