import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostileServer, startHostileServer } from '@/e2e/fixtures/hostile-server';
import { type IdentityProvider, startIdentityProvider } from '@/e2e/fixtures/identity-provider';
import { originMatches } from '@/lib/domain/outbound/origin-pattern';
import { parseAllowList } from '../guarded-fetch/allow-list';
import { createGuardedFetch } from '../guarded-fetch/guarded-fetch';
import { createDiscovery } from './create-discovery';

type Settings = { allow?: string; timeoutMs?: number; bound?: { atOnce: number; patienceMs: number } };

function discoveryFor({ allow = 'http://127.0.0.1:*', timeoutMs = 5_000, ...options }: Settings = {}) {
  const list = parseAllowList(allow);
  if (!list.ok) throw new Error(allow);
  const { request } = createGuardedFetch({ allow: list.value, limits: { timeoutMs, bodyBytes: 256 * 1024 } });
  const allowHttp = (url: string) => list.value.origins.some((pattern) => originMatches(pattern, url));
  return createDiscovery({ request, allowHttp, ...options });
}

let hostile: HostileServer;
let provider: IdentityProvider;
beforeAll(async () => {
  hostile = await startHostileServer();
  provider = await startIdentityProvider();
});
afterAll(() => Promise.all([hostile.stop(), provider.stop()]));

describe('a real oidc-provider', () => {
  it('is discovered, with its bytes, its address and its keys', async () => {
    const discovery = await discoveryFor()(provider.issuer);
    if (!discovery.ok) throw new Error(JSON.stringify(discovery.failure));
    expect(discovery).toMatchObject({
      issuer: provider.issuer,
      via: 'openid-configuration',
      address: '127.0.0.1',
      keysFailure: null,
    });
    expect(discovery.sourceUrl).toBe(`${provider.issuer}/.well-known/openid-configuration`);
    expect(JSON.parse(Buffer.from(discovery.body).toString())).toEqual(discovery.document);
    expect(discovery.metadata.grantTypesSupported).toContain('client_credentials');
    expect(discovery.headers['content-type']).toContain('application/json');
    expect(discovery.keyViews.length).toBeGreaterThan(0);
    for (const key of discovery.keyViews) expect(key.thumbprint).toMatch(/^[\w-]{43}$/);
  });

  it('is found from a pasted well-known address', async () => {
    const discovery = await discoveryFor()(`${provider.issuer}/.well-known/openid-configuration`);
    expect(discovery).toMatchObject({ ok: true, issuer: provider.issuer });
  });

  it('is not found under its issuer with a slash, and the answer offers the right one', async () => {
    const discovery = await discoveryFor()(`${provider.issuer}/`);
    expect(discovery).toMatchObject({
      ok: false,
      failure: {
        reason: 'wrong_issuer',
        params: { requested: `${provider.issuer}/`, published: provider.issuer, correction: provider.issuer },
      },
    });
  });
});

describe('a hostile server', () => {
  it.each([
    ['wrong-issuer', 'wrong_issuer'],
    ['no-issuer', 'invalid_document'],
    ['redirect', 'redirected'],
    ['redirect-inside', 'redirected'],
    ['slow-headers', 'timed_out'],
    ['slow-body', 'timed_out'],
    ['cut-short', 'malformed_response'],
    ['huge', 'too_large'],
    ['gzip-bomb', 'too_large'],
    ['bad-gzip', 'malformed_response'],
    ['html', 'not_json'],
    ['html-as-json', 'not_json'],
    ['bad-json', 'not_json'],
    ['duplicate-keys', 'duplicate_keys'],
    ['deep-duplicate-keys', 'duplicate_keys'],
    ['proto', 'forbidden_content'],
    ['nul', 'forbidden_content'],
    ['deep', 'too_deep'],
    ['not-utf8', 'not_utf8'],
    ['array', 'not_an_object'],
    ['insecure-endpoint', 'endpoint_not_https'],
    ['script-endpoint', 'endpoint_not_https'],
    ['server-error', 'http_status'],
    ['nothing-here', 'not_found'],
  ])('%s: %s', async (kind, reason) => {
    const discoverIssuer = discoveryFor({ timeoutMs: kind.startsWith('slow') ? 300 : 5_000 });
    expect(await discoverIssuer(hostile.issuer(kind))).toMatchObject({
      ok: false,
      issuer: hostile.issuer(kind),
      failure: { reason },
    });
  });

  it('reads a document of the wrong types as one that says less', async () => {
    const discovery = await discoveryFor()(hostile.issuer('wrong-types'));
    expect(discovery).toMatchObject({ ok: true, metadata: { scopesSupported: null } });
  });

  it('tries the address of RFC 8414 after a 404, and says which answered', async () => {
    const discovery = await discoveryFor()(hostile.issuer('rfc8414-only'));
    expect(discovery).toMatchObject({ ok: true, via: 'oauth-authorization-server' });
  });

  it('names both addresses where neither exists', async () => {
    const discovery = await discoveryFor()(hostile.issuer('nothing-here'));
    expect(discovery).toMatchObject({
      failure: {
        params: {
          first: `${hostile.origin}/nothing-here/.well-known/openid-configuration`,
          second: `${hostile.origin}/.well-known/oauth-authorization-server/nothing-here`,
        },
      },
    });
  });

  it.each([
    ['private-keys', 'private_keys'],
    ['jwks-gone', 'http_status'],
  ])('%s: the document is kept, the keys are not, and the reason is %s', async (kind, reason) => {
    const discovery = await discoveryFor()(hostile.issuer(kind));
    expect(discovery).toMatchObject({ ok: true, keys: null, keyViews: [], keysFailure: { reason } });
    expect(JSON.stringify(discovery)).not.toContain('jpsQnnGQmL');
  });

  it('is not asked at all when it is not allow-listed', async () => {
    const before = hostile.requests.length;
    const discoverIssuer = discoveryFor({ allow: '' });
    expect(await discoverIssuer(hostile.issuer('good'))).toMatchObject({ failure: { reason: 'not_https' } });
    expect(await discoverIssuer('https://127.0.0.1/')).toMatchObject({ failure: { reason: 'blocked_address' } });
    expect(await discoverIssuer('not an address')).toMatchObject({ failure: { reason: 'invalid_issuer' } });
    expect(hostile.requests.length).toBe(before);
  });
});

describe('many at once', () => {
  it('100 people discovering one issuer cause one request', async () => {
    const discoverIssuer = discoveryFor();
    const before = hostile.requests.length;
    const all = await Promise.all(Array.from({ length: 100 }, () => discoverIssuer(hostile.issuer('no-keys'))));
    expect(all.every((discovery) => discovery.ok)).toBe(true);
    expect(hostile.requests.slice(before)).toEqual(['/no-keys/.well-known/openid-configuration']);
    await discoverIssuer(hostile.issuer('no-keys'));
    expect(hostile.requests.length).toBe(before + 2);
  });

  it('200 that hang are bounded, all end with a reason, and the next one is served', async () => {
    let open = 0;
    let peak = 0;
    const hanging = createServer((request) => {
      open += 1;
      peak = Math.max(peak, open);
      request.socket.on('close', () => {
        open -= 1;
      });
    });
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
    const discoverIssuer = discoveryFor({ timeoutMs: 300, bound: { atOnce: 20, patienceMs: 450 } });
    const all = await Promise.all(Array.from({ length: 200 }, (_, index) => discoverIssuer(`${origin}/${index}`)));
    const reasons = new Set(all.map((discovery) => (discovery.ok ? 'ok' : discovery.failure.reason)));
    expect(reasons).toEqual(new Set(['timed_out', 'busy']));
    expect(peak).toBeLessThanOrEqual(20);
    expect(await discoverIssuer(hostile.issuer('good'))).toMatchObject({ ok: true });
    hanging.closeAllConnections();
    hanging.close();
  });
});
