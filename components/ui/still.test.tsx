// @vitest-environment happy-dom
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

it('refuses what has a handler, and what is no plain component', () => {
  const refused = (inside: React.ReactElement) => () =>
    renderToStaticMarkup(
      <Still>
        <div>{inside}</div>
      </Still>,
    );
  expect(refused(<button type="button" onClick={() => {}} />)).toThrow('onClick');
  expect(refused(<p style={{ color: 'red' }} />)).toThrow('style');
  const Other = { $$typeof: Symbol.for('react.memo'), type: () => null } as unknown as React.FC;
  expect(refused(<Other />)).toThrow('without a state');
});
