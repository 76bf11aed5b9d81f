// A field of the kiosk. It shows what the kiosk holds, and every act in it is sent instead of done.
import {useLayoutEffect, useRef} from 'preact/hooks';
import type {MirrorInput} from '../../generated/api';
import {graphemes_before, offset_of} from './graphemes';
import {caret_at, input_of_move, inputs_of_edit} from './typing';
import {element_id, is_masked, language_of, type Node} from './view_tools';

interface Props {
  node: Node;
  described_by: string;
  operable: boolean;
  send: (input: MirrorInput) => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

const modes = {digits: 'numeric', phone: 'tel', email: 'email'} as const;

export function TextField({node, described_by, operable, send}: Props) {
  const field = useRef<Field | null>(null);
  const value = node.value ?? '';
  const id = node.id ?? '';
  const long = node.purpose === 'long_text';
  const caret = node.caret?.grapheme ?? (node.caret ? 0 : null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (element.value !== value) element.value = value;
    if (document.activeElement !== element) return;
    const place = caret === null ? (is_masked(value) ? value.length : null) : offset_of(value, caret);
    if (place !== null && element.selectionStart === element.selectionEnd) element.setSelectionRange(place, place);
  }, [value, caret]);

  const selection = (element: Field) => ({
    value: element.value,
    start: element.selectionStart ?? 0,
    end: element.selectionEnd ?? 0,
  });
  const send_all = (inputs: MirrorInput[]) => {
    for (const input of inputs) send(input.event === 'caret' ? {...input, node: id} : input);
  };
  const show_kiosk = (element: Field) => {
    element.value = value;
  };

  const handlers = operable
    ? {
        onBeforeInput: (event: InputEvent) => {
          // Composition cannot be stopped half-way: its result is sent when it is finished.
          if (event.inputType === 'insertCompositionText') return;
          event.preventDefault();
          const data = event.data ?? event.dataTransfer?.getData('text/plain') ?? null;
          const element = event.currentTarget as Field;
          const chosen = selection(element);
          send_all(inputs_of_edit({type: event.inputType, data, long}, chosen));
          if (chosen.start !== chosen.end) element.setSelectionRange(chosen.start, chosen.start);
        },
        oncompositionend: (event: CompositionEvent) => {
          const element = event.currentTarget as Field;
          show_kiosk(element);
          send_all(inputs_of_edit({type: 'insertFromComposition', data: event.data, long}, {value, start: 0, end: 0}));
        },
        onInput: (event: Event) => {
          if (!(event as InputEvent).isComposing) show_kiosk(event.currentTarget as Field);
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'Enter' && !long) {
            event.preventDefault();
            send({event: 'key', key: 'enter'});
            return;
          }
          const move = event.shiftKey ? null : input_of_move(event.key);
          if (move) {
            event.preventDefault();
            send(move);
          }
        },
        onClick: (event: Event) => {
          const {start, end, value: shown} = selection(event.currentTarget as Field);
          if (start === end && !is_masked(shown)) send_all([caret_at(graphemes_before(shown, start))]);
        },
      }
    : {};

  const attributes = {
    ...language_of(node),
    id: element_id(id),
    'data-node': id,
    class: node.width_chars ? `k-input k-input--chars-${width_step(node.width_chars)}` : 'k-input',
    ref: field as never,
    defaultValue: value,
    readOnly: !operable,
    disabled: Boolean(node.disabled),
    autoComplete: 'off' as const,
    autoCapitalize: 'none' as const,
    spellcheck: false,
    ...(described_by ? {'aria-describedby': described_by} : {}),
    ...(node.invalid ? {'aria-invalid': true as const} : {}),
    ...(node.name ? {} : {'aria-label': 'Answer'}),
    ...handlers,
  };
  const mode = node.purpose && node.purpose in modes ? modes[node.purpose as keyof typeof modes] : undefined;
  return long ? (
    <textarea rows={5} {...attributes} />
  ) : (
    <input type="text" {...attributes} {...(mode ? {inputMode: mode} : {})} />
  );
}

// GOV.UK's widths: a field is as wide as the answer that it expects.
export function width_step(chars: number): number {
  return [2, 3, 4, 5, 10, 20].find((step) => chars <= step) ?? 30;
}
