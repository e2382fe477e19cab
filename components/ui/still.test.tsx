// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { createElement, Fragment, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Icon } from './icon';
import { Still } from './still';

const HOSTILE = `"><script>alert('1')</script>&`;

function Numbers() {
  return (
    <>
      <wbr />
      {[1, 2].map((number) => (
        <i key={number}>{number}</i>
      ))}
    </>
  );
}

function Line({ text, at }: { text: string; at: number }) {
  return (
    <li className="line" data-at={at} data-odd={at % 2 === 1} aria-hidden={false} hidden={at > 2}>
      {text}
      {at === 0 && <b>first</b>}
      <Numbers />
    </li>
  );
}

function Lines({ texts }: { texts: readonly string[] }) {
  return (
    <ul id="lines" title={HOSTILE}>
      {texts.map((text, at) => (
        <Line key={text} text={text} at={at} />
      ))}
    </ul>
  );
}

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML;

it('makes the document that React makes', () => {
  const page = (
    <section>
      <Lines texts={['one', HOSTILE, 'three', 'four']} />
      <a href="/registrations?q=a&b=c" data-soft="">
        <Icon name="search" className="icon-sm" />
      </a>
      <time dateTime="2026-01-02" />
      <label htmlFor="field">{0}</label>
    </section>
  );
  expect(parsed(renderToStaticMarkup(<Still>{page}</Still>))).toBe(parsed(renderToStaticMarkup(page)));
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(HOSTILE, '', '\n', '\nline', '&amp;', '</div>'),
);
const inWords = fc.oneof(text, fc.boolean(), fc.integer(), fc.constantFrom(null, undefined));
const flag = fc.constantFrom(true, false, undefined, null);
const attributes = fc.record(
  {
    className: text,
    id: text,
    title: text,
    lang: text,
    role: text,
    tabIndex: fc.integer(),
    hidden: flag,
    href: fc.webUrl({ withQueryParameters: true, withFragments: true }),
    'data-what': inWords,
    'aria-label': inWords,
  },
  { requiredKeys: [] },
);

/** A component that the renderer has to call, with whatever it was given inside. */
function Around({ inside, children }: { inside: ReactNode; children?: ReactNode }) {
  return (
    <>
      {inside}
      <Wrapped>{children}</Wrapped>
    </>
  );
}
const Wrapped = ({ children }: { children?: ReactNode }) => children;
const None = () => null;

const { element } = fc.letrec<{ node: ReactNode; element: ReactElement }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.constantFrom(null, undefined, true, false),
    fc.integer(),
    fc.double(),
    fc.bigInt(),
    tie('element'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.array(tie('node'), { maxLength: 4 }).map((inside) => createElement(Fragment, null, ...inside)),
    fc.tuple(tie('node'), tie('node')).map(([inside, children]) => createElement(Around, { inside }, children)),
    fc.constant(createElement(None)),
    fc
      .tuple(fc.constantFrom('br', 'hr', 'wbr', 'img'), attributes)
      .map(([type, props]) => createElement(type, { ...props, href: undefined })),
    text.map((line) => createElement('pre', null, line)),
  ),
  element: fc
    .tuple(
      fc.constantFrom('div', 'span', 'a', 'section', 'svg', 'time', 'del', 'td'),
      attributes,
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(([type, props, inside]) => createElement(type, props, ...inside)),
}));

it('writes of any tree of plain elements, byte for byte, what react-dom/server writes', () => {
  fc.assert(
    fc.property(element, (tree) => {
      const page = createElement('main', { id: 'page' }, tree);
      expect(renderToStaticMarkup(<Still>{page}</Still>)).toBe(renderToStaticMarkup(page));
    }),
    { numRuns: 500 },
  );
});

it('keeps the HTML that the outermost element has', () => {
  const drawing = <Icon name="search" className="icon-sm" />;
  expect(renderToStaticMarkup(<Still>{drawing}</Still>)).toBe(renderToStaticMarkup(drawing));
});

it('lets no text become markup, in content or in an attribute', () => {
  const markup = renderToStaticMarkup(
    <Still>
      <div>
        <Lines texts={[HOSTILE]} />
      </div>
    </Still>,
  );
  expect(markup).not.toContain('<script');
  expect(new DOMParser().parseFromString(markup, 'text/html').querySelector('ul')?.title).toBe(HOSTILE);
});

it.each(['javascript:alert(1)', ' \tjava\nscript:alert(1)', 'data:text/html,1', 'vbscript:1'])(
  'makes no link of %j',
  (href) => {
    const markup = renderToStaticMarkup(
      <Still>
        <p>
          <a href={href}>there</a>
        </p>
      </Still>,
    );
    expect(markup).toBe('<p><a>there</a></p>');
  },
);

/** Whatever is not known to be a plain element in React's own words: better no page than another one than React would make. */
it.each<[said: string, make: () => unknown]>([
  ['onClick', () => <button type="button" onClick={() => {}} />],
  ['onclick', () => createElement('b', { onclick: 'alert(1)' })],
  ['style', () => <p style={{ color: 'red' }} />],
  ['ref', () => <p ref={() => {}} />],
  ['srcdoc', () => createElement('b', { srcdoc: HOSTILE })],
  ['write a b', () => createElement('b', { 'a b': '1' })],
  ['strokeWidth', () => <path strokeWidth="2" />],
  ['title', () => createElement('b', { title: true })],
  ['script', () => createElement('script', null, 'alert(1)')],
  ['input', () => <input />],
  ['textarea', () => createElement('textarea', { defaultValue: 'typed' })],
  ['form', () => <form />],
  ['constructor', () => createElement('b', { constructor: 'x' })],
  ['write a b', () => createElement('a b')],
  [
    'without a state',
    () => createElement({ $$typeof: Symbol.for('react.memo'), type: () => null } as unknown as React.FC),
  ],
  ['a function', () => () => 'source'],
  ['an object', () => Promise.resolve('later')],
  ['an object', () => createElement((async () => 'later') as unknown as React.FC)],
  ['an object', () => new Set(['one'])],
])('refuses, and says of it: %s', (said, make) => {
  const page = (
    <Still>
      <div>{make() as ReactNode}</div>
    </Still>
  );
  expect(() => renderToStaticMarkup(page)).toThrow(said);
});
