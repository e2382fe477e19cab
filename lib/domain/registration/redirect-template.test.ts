import { describe, expect, it } from 'vitest';
import type { UriContext } from '../uri/uses';
import { checkRedirectTemplate, expandRedirectTemplate } from './redirect-template';

const context: UriContext = {
  applicationType: 'web',
  grantTypes: [],
  allowPrivateUseScheme: false,
  allowHttpOrigin: () => false,
};

describe('expandRedirectTemplate', () => {
  const registrationId = 'shop';
  it.each([
    [
      '{baseUrl}/login/oauth2/code/{registrationId}',
      'https://app.example.com',
      'https://app.example.com/login/oauth2/code/shop',
    ],
    [
      '{baseUrl}/{action}/oauth2/code/{registrationId}',
      'https://a.example:8443/x/',
      'https://a.example:8443/x/login/oauth2/code/shop',
    ],
    ['{baseScheme}://{baseHost}{basePort}{basePath}/cb', 'https://a.example:8443/x', 'https://a.example:8443/x/cb'],
    ['{baseScheme}://{baseHost}{basePort}{basePath}/cb', 'https://a.example', 'https://a.example/cb'],
    ['{baseUrl}{unknown}', 'https://a.example', 'https://a.example{unknown}'],
    ['https://a.example/cb', 'https://b.example', 'https://a.example/cb'],
    ['{toString}{__proto__}', 'https://a.example', '{toString}{__proto__}'],
  ])('%s at %s is %s', (template, baseUrl, expanded) => {
    expect(expandRedirectTemplate(template, { registrationId, baseUrl })).toBe(expanded);
  });

  it('takes the action it is given', () => {
    const values = { registrationId, baseUrl: 'https://a.example', action: 'authorize' };
    expect(expandRedirectTemplate('{baseUrl}/{action}', values)).toBe('https://a.example/authorize');
  });
});

describe('checkRedirectTemplate', () => {
  it.each([
    '{baseUrl}',
    '{baseUrl}/login/oauth2/code/{registrationId}',
    '{baseUrl}/{action}/oauth2/code/{registrationId}?tenant={registrationId}',
    '{baseScheme}://{baseHost}{basePort}{basePath}/cb',
    'https://{baseHost}/cb',
    'https://{baseHost}:9443/cb',
    'https://login.{baseHost}/cb',
    'https://{registrationId}.example.com/cb',
    'https://app.example.com/cb',
  ])('takes %s', (template) => {
    expect(checkRedirectTemplate(template, 'shop', context)).toEqual([]);
  });

  it.each([
    ['{baseUri}/cb', 'template_variable'],
    ['{BaseUrl}/cb', 'template_variable'],
    ['{}/cb', 'template_variable'],
    ['{constructor}', 'template_variable'],
    ['{ baseUrl }/cb', 'template_variable'],
    ['{baseUrl/cb', 'template_braces'],
    ['{baseUrl}}/cb', 'template_braces'],
    ['{{baseUrl}}/cb', 'template_braces'],
    ['{baseUrl}.evil.example/cb', 'template_boundary'],
    ['{baseUrl}@evil.example/cb', 'template_boundary'],
    ['{baseUrl}login', 'template_boundary'],
    ['{baseUrl}{registrationId}', 'template_boundary'],
    ['https://{baseHost}evil.example/cb', 'template_boundary'],
    ['https://{baseHost}:{basePort}/cb', 'uri_host_character'],
    ['{baseUrl}:8443/cb', 'template_boundary'],
    ['{baseUrl}/cb#x', 'uri_fragment'],
    ['{baseUrl}/*', 'uri_wildcard'],
    ['{baseUrl}/a b', 'uri_whitespace'],
    ['{baseUrl}/../cb', 'uri_dots'],
    ['{baseUrl}?code={registrationId}', 'uri_response_parameter'],
    ['{action}:/cb', 'uri_scheme_native'],
    ['http://{baseHost}/cb', 'uri_http'],
    ['/login', 'uri_scheme_missing'],
    ['{baseUrl}/{'.repeat(100_000), 'uri_too_long'],
  ])('refuses %.80s: %s', (template, code) => {
    const codes = checkRedirectTemplate(template, 'shop', context).map((problem) => problem.code);
    expect(codes).toContain(code);
  });

  it('names each unknown variable once, and suggests nothing', () => {
    const problems = checkRedirectTemplate('{a}/{b}/{a}', 'shop', context);
    expect(problems.map(({ params }) => params.variable)).toEqual(['{a}', '{b}']);
    for (const { params } of checkRedirectTemplate('{baseUrl}/cb#x', 'shop', context))
      expect(params).not.toHaveProperty('suggestion');
  });

  it.each(['/{basePath}', '/{action}', '/{registrationId}', ''])('knows Spring’s variables: {baseUrl}%s', (rest) => {
    expect(checkRedirectTemplate(`{baseUrl}${rest}`, 'shop', context)).toEqual([]);
    expect(
      checkRedirectTemplate(
        `{baseScheme}://{baseHost}{basePort}{basePath}${rest.replace('{basePath}', 'cb')}`,
        'shop',
        context,
      ),
    ).toEqual([]);
  });
});
