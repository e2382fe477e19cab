import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUri } from './check-uri';
import { URI_USES, type UriContext, type UriUseName } from './uses';

const USES = Object.keys(URI_USES) as UriUseName[];

const contexts: fc.Arbitrary<UriContext> = fc.record({
  applicationType: fc.constantFrom('web', 'native'),
  grantTypes: fc.constantFrom([], ['implicit'], ['authorization_code']),
  allowPrivateUseScheme: fc.boolean(),
  allowHttpOrigin: fc.constantFrom(
    () => true,
    () => false,
  ),
});

/** Pieces that parsers disagree about. */
const fragments = fc.oneof(
  fc.constantFrom(
    ...[
      'https',
      'http',
      'HTTPS',
      'com.example.app',
      'javascript',
      'myapp',
      ':',
      '/',
      '//',
      '///',
      '\\',
      '@',
      '#',
      '?',
      '.',
      '..',
    ],
    ...[
      '%2e',
      '%2F',
      '%5c',
      '%00',
      '%',
      '*',
      '{',
      '}',
      '[',
      ']',
      '[::1]',
      '[::ffff:1.2.3.4]',
      '127.0.0.1',
      '0x7f.1',
      '127.1',
    ],
    ...[
      '2130706433',
      'localhost',
      'app.example.com',
      'xn--mnchen-3ya',
      'münchen',
      ':443',
      ':80',
      ':0',
      ':65536',
      ' ',
      '\t',
      '\n',
    ],
    ...[
      '\u202e',
      '\u200b',
      '\u3002',
      '\uff0f',
      '\ud800',
      'code=',
      '&',
      ';',
      "'",
      '"',
      '|',
      '^',
      'a',
      'B',
      '-',
      '_',
      '~',
      '+',
      '$',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const assembled = fc.array(fragments, { maxLength: 12 }).map((pieces) => pieces.join(''));
const absolute = fc.tuple(
  fc.constantFrom('https://', 'http://localhost', 'com.example.app:/', 'https://app.example.com/'),
  assembled,
);
const uris = fc.oneof(
  assembled,
  absolute.map((pieces) => pieces.join('')),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.string({ unit: 'binary' }),
);

const runs = { numRuns: 3_000 };

/** security.md §1: what the WHATWG parser makes of it, without the two things that are kept as typed. */
function withoutTheExceptions(uri: string): string {
  const [, origin = '', port = '', rest = ''] = /^(https?:\/\/[^/?#]*?)(:\d+)?([/?#].*)?$/.exec(uri) ?? [];
  if (origin === '') return uri;
  const dropped = (uri.startsWith('https:') && port === ':443') || (uri.startsWith('http:') && port === ':80');
  return `${origin}${dropped ? '' : port}${rest.startsWith('/') ? '' : '/'}${rest}`;
}

describe('an accepted URI', () => {
  const accepted = fc
    .tuple(uris, fc.constantFrom(...USES), contexts)
    .filter(([uri, use, context]) => checkUri(uri, use, context).length === 0);

  it('is what a browser makes of it, byte for byte', () => {
    fc.assert(
      fc.property(accepted, ([uri]) => {
        expect(new URL(uri).href).toBe(withoutTheExceptions(uri));
      }),
      { numRuns: 500 },
    );
  });

  it('is printable ASCII and leads to the host that stands in it', () => {
    fc.assert(
      fc.property(accepted, ([uri]) => {
        expect(uri).toMatch(/^[!-~]{1,2048}$/);
        const read = /^https?:\/\/(\[[0-9a-f:]+\]|[^/?#:]+)/.exec(uri)?.[1];
        if (read !== undefined) expect(new URL(uri).hostname).toBe(read);
      }),
      { numRuns: 500 },
    );
  });

  it('goes nowhere but https, http, or a scheme of its own', () => {
    fc.assert(
      fc.property(accepted, ([uri, use, context]) => {
        const { protocol } = new URL(uri);
        if (protocol === 'https:' || protocol === 'http:') return;
        expect(URI_USES[use].privateUse).toBe(true);
        expect(context.applicationType).toBe('native');
        expect(protocol.includes('.') || context.allowPrivateUseScheme).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('checkUri', () => {
  it('never throws, and says the same twice', () => {
    fc.assert(
      fc.property(uris, fc.constantFrom(...USES), contexts, (uri, use, context) => {
        expect(checkUri(uri, use, context)).toEqual(checkUri(uri, use, context));
      }),
      runs,
    );
  });

  it('suggests only what it accepts, and never what was typed', () => {
    fc.assert(
      fc.property(uris, fc.constantFrom(...USES), contexts, (uri, use, context) => {
        for (const { params } of checkUri(uri, use, context)) {
          if (params.suggestion === undefined) continue;
          expect(params.suggestion).not.toBe(uri);
          expect(checkUri(String(params.suggestion), use, context)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('finds each problem once', () => {
    fc.assert(
      fc.property(uris, fc.constantFrom(...USES), contexts, (uri, use, context) => {
        const codes = checkUri(uri, use, context).map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
      }),
      runs,
    );
  });
});
