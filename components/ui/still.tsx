import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { escapeHtml } from './html';

/**
 * What has no state is made into HTML where it is read, and reaches the browser as that: React neither describes its elements a
 * second time as data, nor makes them again to hydrate them, both of which cost more than to make them once (docs/decisions/053).
 * The bytes are those of `renderToStaticMarkup`, which a server component may not import.
 *
 * For server components of plain elements. Links and copy buttons are heard by the document's listeners; whatever has a handler,
 * an effect or a form of its own is refused, and goes beside it.
 */
export function Still({ children }: { children: ReactElement }): ReactElement {
  const root = hostOf(children);
  const { children: _, dangerouslySetInnerHTML: __, ...attributes } = root.props;
  return createElement(root.type, { ...attributes, dangerouslySetInnerHTML: { __html: contentOf(root.props) } });
}

type Props = Record<string, unknown> & { children?: ReactNode; dangerouslySetInnerHTML?: { __html: string } };
type PlainComponent = (props: unknown) => ReactNode;

/** Names that are nobody's tag, and elements whose content is no markup or whose value is React's to keep. */
const TAG = /^(?!(?:script|style|iframe|form|input|select|option|textarea|template|noscript)$)[a-z][a-z0-9]*$/;
/** Elements that hold nothing and are not closed (HTML §13.1.2). */
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
/** What an element may have besides its words and flags. Whatever else is named, a handler or a style among it, is refused. */
const PLAIN = 'alt colSpan dateTime dir height href id lang rel role rowSpan scope target title type viewBox width';
const NAMES = new Map([
  ...PLAIN.split(' ').map((name) => [name, name] as const),
  ['className', 'class'],
  ['htmlFor', 'for'],
  ['tabIndex', 'tabindex'],
]);
/** They are there, or are not. */
const FLAGS = new Set(['hidden', 'open', 'disabled']);
/** What takes `true` and `false` as words. */
const IN_WORDS = /^(?:aria|data)-[a-z-]+$/;
/** Whatever else an address could begin with, `javascript:` among it, makes no link. */
const ADDRESS = /^(?:https?:|mailto:|[/?#])/i;

/** The element that `element` comes to, when its components have been asked. */
function hostOf(element: ReactElement): ReactElement<Props> {
  if (typeof element.type === 'string') return element as ReactElement<Props>;
  const made = typeof element.type === 'function' ? (element.type as PlainComponent)(element.props) : null;
  if (!isValidElement(made)) throw new Error('Still takes components that make one element');
  return hostOf(made);
}

function htmlOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(htmlOf).join('');
  if (isValidElement(node)) return elementOf(node as ReactElement<Props>);
  // A promise among the objects: what is still to come cannot be written.
  if (typeof node === 'object') throw new Error('Still cannot write an object');
  if (typeof node === 'function' || typeof node === 'symbol') throw new Error(`Still cannot write a ${typeof node}`);
  return escapeHtml(String(node));
}

function elementOf({ type, props }: ReactElement<Props>): string {
  if (type === Fragment) return htmlOf(props.children);
  if (typeof type === 'function') return htmlOf((type as PlainComponent)(props));
  if (typeof type !== 'string') throw new Error('Still takes plain elements, and components without a state');
  if (!TAG.test(type)) throw new Error(`Still does not write ${type}`);
  const start = `<${type}${attributesOf(props)}`;
  if (VOID.has(type)) return `${start}/>`;
  const content = contentOf(props);
  // The first line end in a `pre` is not the parser's to keep (HTML §13.1.2.5).
  return `${start}>${type === 'pre' && content.startsWith('\n') ? '\n' : ''}${content}</${type}>`;
}

function contentOf({ children, dangerouslySetInnerHTML }: Props): string {
  return dangerouslySetInnerHTML?.__html ?? htmlOf(children);
}

function attributesOf({ children: _, dangerouslySetInnerHTML: __, ...attributes }: Props): string {
  let text = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== null && value !== undefined) text += attributeOf(name, value);
  }
  return text;
}

function attributeOf(name: string, value: unknown): string {
  if (FLAGS.has(name)) return value ? ` ${name}=""` : '';
  const isInWords = IN_WORDS.test(name);
  const written = isInWords ? name : NAMES.get(name);
  const isText = typeof value === 'string' || typeof value === 'number' || (isInWords && typeof value === 'boolean');
  if (written === undefined || !isText) throw new Error(`Still cannot write ${name}`);
  return name === 'href' && !ADDRESS.test(String(value)) ? '' : ` ${written}="${escapeHtml(String(value))}"`;
}
