import type {Hands} from './hands';
import {Icon} from './icon';
import {can_focus, element_id, language_of, type Node} from './view_tools';

interface Props {
  node: Node;
  hands: Hands;
  about?: string | undefined; // what a "Change" changes
}

// aria-disabled and not disabled: a control that goes away under somebody's finger must not take the focus with it.
function attributes({node, hands}: Props) {
  const works = hands.operable && can_focus(node);
  return {
    ...language_of(node),
    ...(node.id ? {id: element_id(node.id), 'data-node': node.id} : {}),
    ...(works
      ? {onClick: () => hands.send({event: 'activate', node: node.id ?? ''})}
      : {'aria-disabled': true as const}),
    ...(node.busy ? {'aria-busy': true as const} : {}),
    ...(node.live ? {'aria-live': 'polite' as const} : {}),
  };
}

const hidden = 'govuk-visually-hidden';

export function Button(props: Props) {
  const {node, about} = props;
  return (
    <button
      type="button"
      class={`k-button k-button--${node.emphasis ?? 'normal'}`}
      {...attributes(props)}
      {...pressed(node)}
    >
      <Icon name={node.icon} />
      <span>{node.name || node.value}</span>
      {node.value && node.name ? <span class="k-button__value">{node.value}</span> : null}
      {about ? <span class={hidden}> {about}</span> : null}
      {node.description && !about ? <span class="k-button__about">{node.description}</span> : null}
    </button>
  );
}

// The controls that are always there: short, so that all of them fit. What one is set to is shown once it is not as
// everybody has it, and always told to a screen reader.
export function Control(props: Props) {
  const {node} = props;
  return (
    <button type="button" class="k-button" {...attributes(props)} {...pressed(node)}>
      <Icon name={node.icon} />
      <span>{node.name}</span>
      {node.value ? <span class={node.selected ? 'k-button__value' : hidden}>{node.value}</span> : null}
    </button>
  );
}

// A key with a picture shows the picture only; its name is for those who cannot see it.
export function Key(props: Props) {
  const {node} = props;
  const wide = node.width_chars && node.width_chars > 1 ? ` k-key--${node.width_chars >= 4 ? 'widest' : 'wide'}` : '';
  return (
    <button type="button" class={`k-key${wide}`} {...attributes(props)} {...pressed(node)}>
      <Icon name={node.icon} />
      <span class={node.icon ? hidden : ''}>{node.name}</span>
    </button>
  );
}

function pressed(node: Node) {
  return node.selected ? {'aria-pressed': true as const} : {};
}

export function Link(props: Props) {
  const {onClick, ...rest} = attributes(props) as ReturnType<typeof attributes> & {onClick?: () => void};
  return (
    <a
      class="k-link"
      href={`#${element_id(props.node.id ?? '')}`}
      {...rest}
      onClick={(event) => {
        event.preventDefault();
        onClick?.();
      }}
    >
      {props.node.name || props.node.value}
    </a>
  );
}

export function Tile(props: Props) {
  const {node} = props;
  return (
    <button
      type="button"
      class={`k-tile k-tile--${node.emphasis ?? 'normal'}`}
      {...attributes(props)}
      {...(node.selected ? {'aria-pressed': true as const} : {})}
    >
      {node.icon ? (
        <span class="k-tile__picture">
          <Icon name={node.icon} />
        </span>
      ) : null}
      <span class="k-tile__words">
        <span class="k-tile__name">{node.name}</span>
        {node.value ? <span class="k-tile__about">{node.value}</span> : null}
        {node.description ? <span class="k-tile__about">{node.description}</span> : null}
      </span>
      <svg class="k-tile__more" viewBox="0 0 12 20" aria-hidden="true" focusable="false">
        <path d="M2 2l8 8-8 8" fill="none" stroke="currentColor" stroke-width="2.600" />
      </svg>
    </button>
  );
}
