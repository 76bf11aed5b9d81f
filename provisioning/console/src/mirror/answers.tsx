// Where a customer answers: fields, choices, faces. Real form controls, whose state is always the kiosk's.
import type {ComponentChildren} from 'preact';
import type {Hands} from './hands';
import {Face, Icon} from './icon';
import {NodeView} from './nodes';
import {TextField} from './text_field';
import {can_focus, children_of, element_id, language_of, type Node} from './view_tools';

interface Props {
  node: Node;
  hands: Hands;
}

// Hint and error come from the node itself or from its children, whichever the screen uses.
function Words({node, id}: {node: Node; id: string}) {
  const error = children_of(node).find((child) => child.role === 'error_message');
  return (
    <>
      {node.description ? (
        <p class="k-hint" id={`${id}-hint`}>
          {node.description}
        </p>
      ) : null}
      {error ? (
        <p class="k-error-message" id={`${id}-error`}>
          <Icon name="error" />
          {error.name}
        </p>
      ) : null}
    </>
  );
}

function described_by(node: Node, id: string): string {
  const error = children_of(node).some((child) => child.role === 'error_message');
  return [node.description ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
}

export function Field({node, hands}: Props) {
  const id = element_id(node.id ?? 'field');
  return (
    <div class={node.invalid ? 'k-field k-field--invalid' : 'k-field'}>
      {node.name ? (
        <label class={label_class(node, hands)} for={id} {...language_of(node)}>
          {node.name}
        </label>
      ) : null}
      <Words node={node} id={id} />
      <TextField
        node={node}
        described_by={described_by(node, id)}
        operable={hands.operable && can_focus(node)}
        send={hands.send}
      />
    </div>
  );
}

const label_class = (node: Node, hands: Hands) => (node.name === hands.heading ? 'govuk-visually-hidden' : 'k-label');

interface GroupProps extends Props {
  kind: string;
  children: ComponentChildren;
}

function ChoiceGroup({node, hands, kind, children}: GroupProps) {
  const id = element_id(node.id ?? kind);
  const words = described_by(node, id);
  return (
    <fieldset
      class={node.invalid ? `k-choices k-${kind} k-field--invalid` : `k-choices k-${kind}`}
      id={id}
      {...(words ? {'aria-describedby': words} : {})}
      {...language_of(node)}
    >
      {node.name ? <legend class={label_class(node, hands)}>{node.name}</legend> : null}
      <Words node={node} id={id} />
      <div class="k-choices__list">{children}</div>
    </fieldset>
  );
}

const is_answer = (node: Node) => node.role === 'radio' || node.role === 'checkbox' || node.role === 'rating';

function rest_of(node: Node): Node[] {
  return children_of(node).filter((child) => !is_answer(child) && child.role !== 'error_message');
}

// Several fields that are one answer: a date.
export function FieldGroup({node, hands}: Props) {
  return (
    <ChoiceGroup node={node} hands={hands} kind="fields">
      {children_of(node)
        .filter((child) => child.role !== 'error_message')
        .map((child, place) => (
          <NodeView key={child.id || place} node={child} hands={hands} />
        ))}
    </ChoiceGroup>
  );
}

export function RadioGroup(props: Props) {
  return <Choices {...props} type="radio" />;
}

export function CheckboxGroup(props: Props) {
  return <Choices {...props} type="checkbox" />;
}

function Choices({node, hands, type}: Props & {type: 'radio' | 'checkbox'}) {
  return (
    <ChoiceGroup node={node} hands={hands} kind={type}>
      {children_of(node)
        .filter(is_answer)
        .map((child) => (
          <Choice key={child.id} node={child} group={node.id ?? 'group'} type={type} hands={hands} />
        ))}
      {rest_of(node).map((child, place) => (
        <NodeView key={child.id || place} node={child} hands={hands} />
      ))}
    </ChoiceGroup>
  );
}

function Choice({node, group, type, hands}: Props & {group: string; type: 'radio' | 'checkbox'}) {
  const id = element_id(node.id ?? '');
  const works = hands.operable && can_focus(node);
  return (
    <div class="k-choice" {...language_of(node)}>
      <input
        class="k-choice__input"
        id={id}
        data-node={node.id}
        type={type}
        name={group}
        checked={Boolean(node.selected)}
        disabled={!works}
        onChange={() => hands.send({event: 'activate', node: node.id ?? ''})}
        {...(node.description ? {'aria-describedby': `${id}-about`} : {})}
      />
      <label class="k-choice__label" for={id}>
        <Icon name={node.icon} />
        {node.name}
      </label>
      {node.description ? (
        <p class="k-hint k-choice__about" id={`${id}-about`}>
          {node.description}
        </p>
      ) : null}
    </div>
  );
}

export function RatingGroup({node, hands}: Props) {
  return (
    <ChoiceGroup node={node} hands={hands} kind="ratings">
      {children_of(node)
        .filter(is_answer)
        .map((child) => (
          <div class="k-rating" key={child.id}>
            <input
              class="k-rating__input"
              id={element_id(child.id ?? '')}
              data-node={child.id}
              type="radio"
              name={node.id ?? 'rating'}
              checked={Boolean(child.selected)}
              disabled={!hands.operable || !can_focus(child)}
              onChange={() => hands.send({event: 'activate', node: child.id ?? ''})}
            />
            <label class="k-rating__label" for={element_id(child.id ?? '')}>
              <Face position={child.position ?? 3} />
              <span>{child.name}</span>
            </label>
          </div>
        ))}
      {rest_of(node).map((child, place) => (
        <NodeView key={child.id || place} node={child} hands={hands} />
      ))}
    </ChoiceGroup>
  );
}
