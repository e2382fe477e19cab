import { describe, expect, it } from 'vitest';
import { unicodeHost, unicodeHostOf } from './display';
import { decodePunycode } from './punycode';

describe('unicodeHost', () => {
  it.each([
    ['xn--mnchen-3ya.example', 'münchen.example'],
    ['login.xn--bcher-kva.example', 'login.bücher.example'],
    ['xn--80ak6aa92e.com', 'аррӏе.com'],
    ['xn--n3h.net', '☃.net'],
    ['xn--fiqs8s', '中国'],
    ['xn--ls8h.la', '💩.la'],
  ])('%s says %s', (host, decoded) => {
    expect(unicodeHost(host)).toBe(decoded);
    expect(unicodeHostOf(`https://${host}:8443/cb`)).toBe(decoded);
    // The other way round, by somebody else's encoder.
    expect(new URL(`https://${decoded}/`).hostname).toBe(host);
  });

  it.each(['app.example.com', '', '[::1]', '10.0.0.1', 'xn--', 'xn--a!', 'xn--99999999', 'xn--ab-'])(
    '%s says nothing',
    (host) => {
      expect(unicodeHost(host)).toBeNull();
    },
  );
});

describe('decodePunycode', () => {
  // RFC 3492 §7.1, (A) Arabic, (L) Japanese, (S) ASCII that breaks the rules of host names.
  it.each([
    ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
    ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
    ['-> $1.00 <--', '-> $1.00 <-'],
  ])('%s', (label, text) => {
    expect(decodePunycode(label)).toBe(text);
  });

  it('gives up on what is no Punycode', () => {
    expect(decodePunycode('ü')).toBeNull();
    expect(decodePunycode('zzzzzzzzzzzzzzzzzzzz')).toBeNull();
  });
});
