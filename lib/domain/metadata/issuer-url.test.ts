import { describe, expect, it } from 'vitest';
import { issuerMatches, readIssuerInput, wellKnownUrls } from './issuer-url';

describe('readIssuerInput', () => {
  it.each([
    ['https://idp.example', 'https://idp.example'],
    ['https://idp.example/', 'https://idp.example/'],
    ['https://idp.example:8443/realms/a', 'https://idp.example:8443/realms/a'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['https://idp.example/.well-known/openid-configuration', 'https://idp.example'],
    ['https://idp.example/.well-known/openid-configuration/', 'https://idp.example'],
    ['https://idp.example/realms/a/.well-known/openid-configuration', 'https://idp.example/realms/a'],
    ['https://idp.example/.well-known/oauth-authorization-server', 'https://idp.example'],
    ['https://idp.example/.well-known/oauth-authorization-server/tenant/1', 'https://idp.example/tenant/1'],
  ])('%s means %s', (text, issuer) => {
    expect(readIssuerInput(text)).toEqual({ ok: true, issuer, stripped: issuer !== text });
  });

  it.each([
    ['https://idp.example?x=1', 'https://idp.example'],
    ['https://idp.example/a?', 'https://idp.example/a'],
    ['https://idp.example/#top', 'https://idp.example/'],
    ['https://user:secret@idp.example/a', 'https://idp.example/a'],
    [' https://idp.example ', 'https://idp.example'],
    ['https://idp.example/.well-known/openid-configuration?x=1', 'https://idp.example'],
    ['idp.example', undefined],
    ['', undefined],
    ['ftp://idp.example', undefined],
    ['javascript:alert(1)', undefined],
    ['https:\\\\idp.example', undefined],
    ['https://', undefined],
  ])('refuses %j and offers %s', (text, correction) => {
    const params = correction === undefined ? {} : { correction };
    expect(readIssuerInput(text)).toEqual({ ok: false, failure: { reason: 'invalid_issuer', params } });
  });
});

describe('wellKnownUrls', () => {
  it.each([
    ['https://idp.example', '/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'],
    ['https://idp.example/', '/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'],
    ['https://idp.example/t/1', '/t/1/.well-known/openid-configuration', '/.well-known/oauth-authorization-server/t/1'],
    ['https://idp.example/t/', '/t/.well-known/openid-configuration', '/.well-known/oauth-authorization-server/t'],
  ])('%s', (issuer, oidc, oauth) => {
    const origin = 'https://idp.example';
    expect(wellKnownUrls(issuer)).toEqual({
      'openid-configuration': origin + oidc,
      'oauth-authorization-server': origin + oauth,
    });
  });
});

describe('issuerMatches', () => {
  it.each([
    ['https://a.example', 'https://a.example', true],
    ['https://a.example', 'https://a.example/', false],
    ['https://a.example/x', 'https://a.example/X', false],
    ['https://a.example:443', 'https://a.example', false],
    ['https://login.example/common/v2.0', 'https://login.example/{tenantid}/v2.0', true],
    ['https://login.example/a/b/v2.0', 'https://login.example/{tenantid}/v2.0', false],
    ['https://login.example//v2.0', 'https://login.example/{tenantid}/v2.0', false],
    ['https://login.example/common/v2.0/', 'https://login.example/{tenantid}/v2.0', false],
    ['https://login.example/common', 'https://login.example/x-{tenantid}', false],
    ['https://evil.example/common', 'https://{tenantid}/common', false],
    ['https://login.example/a/b', 'https://login.example/{tenantid}/{tenantid}', false],
    ['https://login.example/common', 'https://login.example/{tenant}', false],
  ])('%s against %s: %s', (requested, published, expected) => {
    expect(issuerMatches(requested, published)).toBe(expected);
  });
});
