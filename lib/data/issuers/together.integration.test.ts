import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goodDocument } from '@/e2e/fixtures/hostile-server';
import { database } from '../database';

/** A provider that takes its time, and counts. */
let provider: Server;
let issuer: string;
let asked: string[];
let answer: (path: string) => object | null;

beforeEach(async () => {
  asked = [];
  provider = createServer(async (request, response) => {
    asked.push(request.url ?? '');
    await sleep(400);
    const body = answer(request.url ?? '');
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => provider.listen(0, '127.0.0.1', listening));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  answer = () => ({ ...goodDocument(issuer), jwks_uri: undefined });
});
afterEach(async () => {
  provider.closeAllConnections();
  await new Promise((closed) => provider.close(closed));
});

/** What another process has: the module, evaluated again, and attempts of its own. */
async function instance() {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, 'clienteleDiscovery');
  return (await import('./together')).UNSAFE_discoverTogether;
}

const DOCUMENT = '/.well-known/openid-configuration';

describe('a hundred who discover one issuer on three instances', () => {
  it('cause one request, and all have its answer', async () => {
    const instances = [await instance(), await instance(), await instance()];
    const all = await Promise.all(Array.from({ length: 100 }, (_, index) => instances[index % 3]?.(issuer)));
    expect(asked).toEqual([DOCUMENT]);
    const [first] = all;
    expect(first).toMatchObject({ ok: true, issuer, document: { issuer } });
    for (const discovery of all) expect(discovery).toEqual(first);
  });

  it('share a failure, too; who asks later asks again', async () => {
    const [one, other] = [await instance(), await instance()];
    answer = () => null;
    const failures = await Promise.all([one(issuer), other(issuer)]);
    expect(failures[0]).toMatchObject({ ok: false, failure: { reason: 'not_found' } });
    expect(failures[1]).toEqual(failures[0]);
    expect(asked).toEqual([DOCUMENT, '/.well-known/oauth-authorization-server']);

    answer = () => ({ ...goodDocument(issuer), jwks_uri: undefined });
    expect(await other(issuer)).toMatchObject({ ok: true });
  });

  it('do not wait for one that was killed', async () => {
    const one = await instance();
    await one(issuer);
    const killed = { attempt: crypto.randomUUID(), outcome: null, startedAt: new Date(Date.now() - 61_000) };
    await database.discoveryUnderWay.updateMany({ data: killed });
    expect(await one(issuer)).toMatchObject({ ok: true });
    expect(asked).toEqual([DOCUMENT, DOCUMENT]);
  });

  it('leave nothing behind that grows', async () => {
    const one = await instance();
    await one(issuer);
    await database.discoveryUnderWay.updateMany({ data: { startedAt: new Date(Date.now() - 6 * 60_000) } });
    await one(`${issuer}/elsewhere`);
    expect(await database.discoveryUnderWay.count()).toBe(1);
  });
});
