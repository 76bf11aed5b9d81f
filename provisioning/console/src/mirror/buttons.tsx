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
    ...(works ? {onClick: () => hands.send({event: 'activate', node: node.id ?? ''})} : {'aria-disabled': true as const}),
    ...(node.busy ? {'aria-busy': true as const} : {}),
    ...(node.live ? {'aria-live': 'polite' as const} : {}),
  };
}

export function Button(props: Props) {
  const {node, about} = props;
  const key = node.role === 'key';
  const kind = key ? 'k-key' : `k-button k-button--${node.emphasis ?? 'normal'}`;
  const wide = key && (node.name ?? '').length > 1 ? ' k-key--wide' : '';
  return (
    <button type="button" class={kind + wide} {...attributes(props)} {...(node.selected ? {'aria-pressed': true as const} : {})}>
      <Icon name={node.icon} />
      <span>{node.name || node.value}</span>
      {about ? <span class="govuk-visually-hidden"> {about}</span> : null}
      {node.value && node.name ? <span class="k-button__value">{node.value}</span> : null}
      {node.description ? <span class="k-button__about">{node.description}</span> : null}
    </button>
  );
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
    <button type="button" class={`k-tile k-tile--${node.emphasis ?? 'normal'}`} {...attributes(props)} {...(node.selected ? {'aria-pressed': true as const} : {})}>
      {node.icon ? <span class="k-tile__picture"><Icon name={node.icon} /></span> : null}
      <span class="k-tile__words">
        <span class="k-tile__name">{node.name}</span>
        {node.value ? <span class="k-tile__about">{node.value}</span> : null}
        {node.description ? <span class="k-tile__about">{node.description}</span> : null}
      </span>
      <svg class="k-tile__more" viewBox="0 0 12 20" aria-hidden="true" focusable="false"><path d="M2 2l8 8-8 8" fill="none" stroke="currentColor" stroke-width="2.600" /></svg>
    </button>
  );
}
