import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { escapeHtml } from './html';

/**
 * What has no state is made into HTML where it is read, and reaches the browser as that: React neither describes its elements a
 * second time as data, nor makes them again to hydrate them, both of which cost more than to make them once (docs/decisions/053).
 *
 * For server components of plain elements. Links and copy buttons are heard by the document's listeners; whatever has a handler,
 * an effect or a form of its own is refused, and goes beside it.
 */
export function Still({ children }: { children: ReactElement }): ReactElement {
  const root = hostOf(children);
  const { children: inside, ...attributes } = root.props as Attributes & { children?: ReactNode };
  return createElement(root.type, { ...attributes, dangerouslySetInnerHTML: { __html: htmlOf(inside) } });
}

type Attributes = Record<string, unknown>;
type PlainComponent = (props: unknown) => ReactNode;

/** Elements that hold nothing and are not closed (HTML §13.1.2). */
const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);
const NAMES: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for' };
/** What takes `true` and `false` as words; elsewhere they say whether the attribute is there. */
const IN_WORDS = /^(aria|data)-/;
/** Whatever else an address could begin with, `javascript:` among it, makes no link. */
const ADDRESS = /^(https?:|mailto:|[/?#])/i;

/** The element that `element` comes to, when its components have been asked. */
function hostOf(element: ReactElement): ReactElement {
  if (typeof element.type === 'string') return element;
  const made = typeof element.type === 'function' ? (element.type as PlainComponent)(element.props) : null;
  if (!isValidElement(made)) throw new Error('Still takes components that make one element');
  return hostOf(made);
}

function htmlOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(htmlOf).join('');
  if (!isValidElement(node)) return escapeHtml(String(node));
  const { type, props } = node as ReactElement<Attributes & { children?: ReactNode }>;
  if (type === Fragment) return htmlOf(props.children);
  if (typeof type === 'function') return htmlOf((type as PlainComponent)(props));
  if (typeof type !== 'string') throw new Error('Still takes plain elements, and components without a state');
  const start = `<${type}${attributesOf(props)}>`;
  return VOID.has(type) ? start : `${start}${contentOf(props)}</${type}>`;
}

function contentOf({ children, dangerouslySetInnerHTML }: Attributes & { children?: ReactNode }): string {
  return dangerouslySetInnerHTML ? (dangerouslySetInnerHTML as { __html: string }).__html : htmlOf(children);
}

function attributesOf(props: Attributes): string {
  let text = '';
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children' || name === 'dangerouslySetInnerHTML' || value === null || value === undefined) continue;
    if (typeof value === 'object' || typeof value === 'function') throw new Error(`Still cannot write ${name}`);
    if (name === 'href' && !ADDRESS.test(String(value))) continue;
    if (typeof value === 'boolean' && !IN_WORDS.test(name)) text += value ? ` ${name}=""` : '';
    else text += ` ${NAMES[name] ?? name}="${escapeHtml(String(value))}"`;
  }
  return text;
}
