import { describe, expect, it } from 'vitest';
import { checkUri } from './check-uri';
import type { UriContext, UriUseName } from './uses';

const context: UriContext = {
  applicationType: 'native',
  grantTypes: ['authorization_code', 'implicit'],
  allowPrivateUseScheme: true,
  allowHttpOrigin: (origin) => origin === 'http://127.0.0.1:9000',
};

/** What one use refuses and another would take. */
const REFUSED: Record<Exclude<UriUseName, 'redirect'>, readonly [string, string][]> = {
  postLogout: [
    ['http://app.example.com/#/', 'uri_http'],
    ['https://app.example.com/out?state=x', 'uri_response_parameter'],
    ['https://app.example.com/#/*', 'uri_wildcard'],
    ['https://app.example.com/#/../x', 'uri_dots'],
    ['https://app.example.com/#a b', 'uri_whitespace'],
    ['https://8.8.8.8/#/', 'uri_ip_public'],
    ['javascript:alert(1)', 'uri_scheme_browser'],
  ],
  corsOrigin: [
    ['https://app.example.com/', 'uri_path'],
    ['https://app.example.com/x', 'uri_path'],
    ['https://app.example.com?x', 'uri_query'],
    ['https://app.example.com#', 'uri_fragment'],
    ['https://app.example.com:443', 'uri_origin_port'],
    ['http://localhost:80', 'uri_origin_port'],
    ['http://app.example.com', 'uri_http'],
    ['https://*.example.com', 'uri_wildcard'],
    ['*', 'uri_wildcard'],
    ['null', 'uri_scheme_missing'],
    ['com.example.app://localhost', 'uri_scheme_refused'],
    ['chrome-extension://abc', 'uri_scheme_browser'],
    ['https://8.8.8.8', 'uri_ip_public'],
  ],
  link: [
    ['javascript:alert(1)', 'uri_scheme_browser'],
    ['data:text/html,x', 'uri_scheme_browser'],
    ['com.example.app:/x', 'uri_scheme_refused'],
    ['https://www.example.com/#terms', 'uri_fragment'],
    ['http://user@www.example.com/', 'uri_userinfo'],
    ['http://8.8.8.8/', 'uri_ip_public'],
    ['www.example.com', 'uri_scheme_missing'],
  ],
  jwks: [
    ['http://app.example.com/jwks', 'uri_https_required'],
    ['http://localhost/jwks', 'uri_https_required'],
    ['http://127.0.0.1:9000/jwks', 'uri_https_required'],
    ['https://app.example.com/jwks#x', 'uri_fragment'],
    ['com.example.app:/jwks', 'uri_scheme_refused'],
  ],
  logout: [
    ['http://app.example.com/logout', 'uri_http_not_allowed'],
    ['http://localhost/logout', 'uri_http_not_allowed'],
    ['https://8.8.8.8/logout', 'uri_ip_public'],
    ['https://app.example.com/logout#x', 'uri_fragment'],
    ['com.example.app:/logout', 'uri_scheme_refused'],
  ],
  endpoint: [
    ['http://login.example.com/token', 'uri_http_not_allowed'],
    ['http://localhost:9000/token', 'uri_http_not_allowed'],
    ['http://127.0.0.1:9001/token', 'uri_http_not_allowed'],
    ['https://login.example.com/token#x', 'uri_fragment'],
    ['https://user:x@login.example.com/token', 'uri_userinfo'],
    ['https://2130706433/token', 'uri_ip_notation'],
    ['com.example.app:/token', 'uri_scheme_refused'],
  ],
  issuer: [
    ['https://login.example.com?x', 'uri_query'],
    ['https://login.example.com/#', 'uri_fragment'],
    ['https://user@login.example.com', 'uri_userinfo'],
    ['https://login.example.com/{tenantid}/v2.0', 'uri_template'],
    ['https://login.example.com/.well-known/openid-configuration', 'uri_well_known'],
    ['https://login.example.com/x/.well-known/oauth-authorization-server', 'uri_well_known'],
    ['https://login.example.com/.well-known', 'uri_well_known'],
    ['http://login.example.com', 'uri_http_not_allowed'],
    ['login.example.com', 'uri_scheme_missing'],
  ],
};

describe.each(Object.entries(REFUSED))('%s refuses', (use, rows) => {
  it.each(rows)('%s: %s', (uri, code) => {
    expect(checkUri(uri, use as UriUseName, context).map((problem) => problem.code)).toContain(code);
  });
});

describe('suggestions', () => {
  it.each<[UriUseName, string, string]>([
    ['redirect', 'HTTPS://App.Example.com/Cb', 'https://app.example.com/Cb'],
    ['redirect', 'app.example.com/cb', 'https://app.example.com/cb'],
    ['redirect', '//app.example.com', 'https://app.example.com'],
    ['redirect', 'https:/app.example.com/cb', 'https://app.example.com/cb'],
    ['redirect', ' https://app.example.com/cb\n', 'https://app.example.com/cb'],
    ['redirect', 'https://app.example.com/my page', 'https://app.example.com/my%20page'],
    ['redirect', 'https://app.example.com/cb#', 'https://app.example.com/cb'],
    ['redirect', 'https://app.example.com#x', 'https://app.example.com'],
    ['redirect', 'https://app.example.com./cb', 'https://app.example.com/cb'],
    ['redirect', 'https://app.example.com/x/../cb', 'https://app.example.com/cb'],
    ['redirect', 'https:\\\\app.example.com\\cb', 'https://app.example.com/cb'],
    ['redirect', 'https://münchen.example/ä?ö', 'https://xn--mnchen-3ya.example/%C3%A4?%C3%B6'],
    ['redirect', 'http://app.example.com/cb', 'https://app.example.com/cb'],
    ['redirect', 'https://[FD00:0:0::1]/cb', 'https://[fd00::1]/cb'],
    ['redirect', 'https://10.1/cb', 'https://10.0.0.1/cb'],
    ['postLogout', 'App.example.com/#/', 'https://app.example.com/#/'],
    ['corsOrigin', 'https://app.example.com:443/x?y#z', 'https://app.example.com'],
    ['issuer', 'https://login.example.com/.well-known/openid-configuration', 'https://login.example.com'],
    ['issuer', 'https://login.example.com/a/.well-known/openid-configuration', 'https://login.example.com/a'],
    ['issuer', 'https://login.example.com/.well-known/oauth-authorization-server/a', 'https://login.example.com/a'],
    ['issuer', 'https://Login.example.com/', 'https://login.example.com/'],
  ])('%s %s → %s', (use, uri, suggestion) => {
    const problems = checkUri(uri, use, { ...context, grantTypes: [], applicationType: 'web' });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ params }) => params.suggestion).filter(Boolean)).toEqual([suggestion]);
  });

  it('gives http to a loopback host without a scheme', () => {
    const [problem] = checkUri('localhost:3000/cb', 'redirect', { ...context, grantTypes: [] });
    expect(problem?.params.suggestion).toBe('http://localhost:3000/cb');
  });

  it.each([
    'https://app.example.com@evil.example/cb',
    'https://app.example.com\\@evil.example/cb',
    'https://app.example.com/\u202ecb',
    'https://{tenant}.example.com/cb',
    'https://app.example.com/{x}',
    'https://a.example/cb https://b.example/cb',
    'https://8.8.8.8/cb',
    'https://*.example.com/cb',
    'https://app.example.com/%2e%2e/%00',
    'javascript:alert(1)',
    'cb',
    '',
  ])('makes none for %s', (uri) => {
    for (const { params } of checkUri(uri, 'redirect', context)) expect(params).not.toHaveProperty('suggestion');
  });
});
