// A node of the View as HTML: the element that means the same, so that a screen reader hears here what the kiosk says.
// Where and how large things are is the style sheet's; see provisioning/protocol/view.schema.json for the roles.
import type {ComponentChildren} from 'preact';
import {Button, Control, Key, Link, Tile} from './buttons';
import {CheckboxGroup, Field, FieldGroup, RadioGroup, RatingGroup} from './answers';
import type {Hands} from './hands';
import {Icon} from './icon';
import {QrCode} from './qr_code';
import {children_of, element_id, language_of, type Node} from './view_tools';

interface Props {
  node: Node;
  hands: Hands;
}

export function Nodes({nodes, hands}: {nodes: Node[]; hands: Hands}) {
  return (
    <>
      {nodes.map((node, place) => (
        <NodeView key={node.id || `${node.role}-${place}`} node={node} hands={hands} />
      ))}
    </>
  );
}

export function NodeView({node, hands}: Props) {
  const inside = () => <Nodes nodes={children_of(node)} hands={hands} />;
  const basic = {
    ...language_of(node),
    ...(node.id ? {id: element_id(node.id)} : {}),
    ...(node.live ? {'aria-live': 'polite' as const} : {}),
  };
  switch (node.role) {
    case 'heading':
      return <Heading node={node} basic={basic} />;
    case 'paragraph':
    case 'label':
    case 'hint':
      return (
        <p class={`k-${node.role} k-${node.role}--${node.emphasis ?? 'normal'}`} {...basic}>
          {text_of(node)}
          {inside()}
        </p>
      );
    case 'inset':
      return (
        <div class="k-inset" {...basic}>
          {text_of(node)}
          {inside()}
        </div>
      );
    case 'notice':
      return (
        <div class="k-notice" role="note" {...basic}>
          <Icon name={node.icon || 'notice'} />
          <div>
            {node.name ? <p class="k-notice__title">{node.name}</p> : null}
            {node.description || node.value ? <p>{node.description || node.value}</p> : null}
            {inside()}
          </div>
        </div>
      );
    case 'list':
      return (
        <ul class="k-list" {...basic} {...(node.name ? {'aria-label': node.name} : {})}>
          {children_of(node).map((child, place) => (
            <li key={child.id || place} {...language_of(child)}>
              {child.role === 'list_item' ? (
                <>
                  {text_of(child)}
                  <Nodes nodes={children_of(child)} hands={hands} />
                </>
              ) : (
                <NodeView node={child} hands={hands} />
              )}
            </li>
          ))}
        </ul>
      );
    case 'image':
      return node.name ? (
        <span class="k-image" role="img" aria-label={node.name} {...basic}>
          <Icon name={node.icon} />
        </span>
      ) : (
        <span class="k-image">
          <Icon name={node.icon} />
        </span>
      );
    case 'video':
      // Moving pictures stay between the two ends of a call; here is only what they show.
      return (
        <p class="k-video" {...basic}>
          {node.name}
        </p>
      );
    case 'status':
      return (
        <div class={`k-status k-status--${node.emphasis ?? 'normal'}`} role="status" {...basic}>
          <Icon name={node.icon} />
          <span>{text_of(node)}</span>
          {inside()}
        </div>
      );
    case 'timer':
      // Not announced every second, whatever the kiosk does with it: a screen reader would say nothing else.
      return (
        <p class="k-timer" role="timer" {...basic} aria-live="off">
          <strong aria-hidden={Boolean(node.name)}>{node.value}</strong>
          {node.name ? <span>{node.name}</span> : null}
        </p>
      );
    case 'progress':
      return <Progress node={node} />;
    case 'error_summary':
      return (
        <div class="k-error-summary" role="alert" {...basic} tabIndex={-1}>
          {node.name ? <h2>{node.name}</h2> : null}
          <ul>
            {children_of(node).map((child, place) => (
              <li key={child.id || place}>
                <NodeView node={child} hands={hands} />
              </li>
            ))}
          </ul>
        </div>
      );
    case 'error_message':
      return (
        <p class="k-error-message" {...basic}>
          <Icon name="error" />
          {text_of(node)}
        </p>
      );
    case 'summary_list':
      return (
        <dl class="k-summary" {...basic}>
          {children_of(node).map((row, place) => (
            <SummaryRow key={row.id || place} row={row} hands={hands} />
          ))}
        </dl>
      );
    case 'summary_row':
      return (
        <dl class="k-summary">
          <SummaryRow row={node} hands={hands} />
        </dl>
      );
    case 'ticket':
      return (
        <div class="k-ticket" {...basic}>
          <p class="k-ticket__caption">{node.name}</p>
          <p class="k-ticket__number">{node.value}</p>
          {node.description ? <p class="k-ticket__wait">{node.description}</p> : null}
          {inside()}
        </div>
      );
    case 'qr_code':
      return <QrCode node={node} />;
    case 'key_value':
      return (
        <p class="k-key-value" {...basic}>
          <span>{node.name}</span> <strong>{node.value}</strong>
          {node.description ? <span class="k-hint">{node.description}</span> : null}
        </p>
      );
    case 'link':
      return <Link node={node} hands={hands} />;
    case 'tile':
      return <Tile node={node} hands={hands} />;
    case 'tile_group':
      return (
        <ul
          class={`k-tiles k-tiles--${children_of(node).length}`}
          {...basic}
          {...(node.name ? {'aria-label': node.name} : {})}
        >
          {children_of(node).map((child, place) => (
            <li key={child.id || place}>
              <NodeView node={child} hands={hands} />
            </li>
          ))}
        </ul>
      );
    case 'text_field':
      return <Field node={node} hands={hands} />;
    case 'radio_group':
      return <RadioGroup node={node} hands={hands} />;
    case 'checkbox_group':
      return <CheckboxGroup node={node} hands={hands} />;
    case 'radio':
      return <RadioGroup node={{role: 'radio_group', children: [node]}} hands={hands} />;
    case 'checkbox':
      return <CheckboxGroup node={{role: 'checkbox_group', children: [node]}} hands={hands} />;
    case 'rating_group':
      return <RatingGroup node={node} hands={hands} />;
    case 'rating':
      return <RatingGroup node={{role: 'rating_group', children: [node]}} hands={hands} />;
    case 'button':
      return <Button node={node} hands={hands} />;
    case 'key':
      return <Key node={node} hands={hands} />;
    case 'key_row':
      return <div class="k-key-row">{inside()}</div>;
    case 'toolbar':
      return (
        <div class="k-toolbar" role="group" {...basic} aria-label={node.name || 'Controls that are always here'}>
          {children_of(node).map((child) =>
            child.role === 'button' ? (
              <Control key={child.id} node={child} hands={hands} />
            ) : (
              <NodeView key={child.id} node={child} hands={hands} />
            ),
          )}
        </div>
      );
    default:
      return children_of(node).some((child) => child.role === 'text_field') ? (
        <FieldGroup node={node} hands={hands} />
      ) : (
        <Group node={node} basic={basic}>
          {inside()}
        </Group>
      );
  }
}

// Plain text of a node: what it is called, then what it holds, then what is said about it.
export function text_of(node: Node): ComponentChildren {
  const parts = [node.name, node.value, node.description].filter(Boolean);
  return parts.map((part, place) =>
    place === 0 ? (
      part
    ) : (
      <span key={place} class="k-more">
        {' '}
        {part}
      </span>
    ),
  );
}

function Heading({node, basic}: {node: Node; basic: object}) {
  const level = Math.min(3, Math.max(1, node.level ?? 1));
  const Element = `h${level}` as 'h1';
  return (
    <Element class={`k-heading k-heading--${level}`} {...basic}>
      {node.name || node.value}
    </Element>
  );
}

function Group({node, basic, children}: {node: Node; basic: object; children: ComponentChildren}) {
  if (!node.name)
    return (
      <div class={`k-group k-group--${node.emphasis ?? 'normal'}`} {...basic}>
        {node.icon ? <Icon name={node.icon} /> : null}
        {children}
      </div>
    );
  return (
    <div class="k-panel" role="group" aria-label={node.name} {...basic}>
      <p class="k-panel__title">
        <Icon name={node.icon} />
        {node.name}
      </p>
      {node.description ? <p class="k-hint">{node.description}</p> : null}
      {children}
    </div>
  );
}

function Progress({node}: {node: Node}) {
  const size = node.set_size ?? 0;
  const done = node.position ?? 0;
  return (
    <div class="k-progress">
      <p>{node.name || node.value}</p>
      {size > 1 && size <= 20 ? (
        <span class="k-progress__steps" aria-hidden="true">
          {Array.from({length: size}, (_, place) => (
            <span key={place} class={place < done ? 'k-progress__step k-progress__step--done' : 'k-progress__step'} />
          ))}
        </span>
      ) : null}
    </div>
  );
}

function SummaryRow({row, hands}: {row: Node; hands: Hands}) {
  return (
    <div class="k-summary__row" {...language_of(row)}>
      <dt>{row.name}</dt>
      <dd class="k-summary__value" dir="auto">
        {row.value || row.description}
      </dd>
      {children_of(row).length ? (
        <dd class="k-summary__change">
          {children_of(row).map((child, place) =>
            child.role === 'button' || child.role === 'link' ? (
              <Button key={child.id || place} node={child} hands={hands} about={child.description || row.name} />
            ) : (
              <NodeView key={child.id || place} node={child} hands={hands} />
            ),
          )}
        </dd>
      ) : null}
    </div>
  );
}
