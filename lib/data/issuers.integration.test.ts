import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodDocument, type HostileServer, startHostileServer } from '@/e2e/fixtures/hostile-server';
import { type IdentityProvider, startIdentityProvider } from '@/e2e/fixtures/identity-provider';
import { readProviderMetadata } from '@/lib/domain/metadata/provider-metadata';
import { discoverIssuer } from '@/lib/server/discovery/discover-issuer';
import type { Discovery } from '@/lib/server/discovery/discovery';
import { digestKeys, sha256, viewKeys } from '@/lib/server/discovery/keys';
import { database } from './database';
import { previewDiscovery, readMetadataView, recordDiscovery } from './issuers';
import { actorOf } from './testing/actors';
import { transaction } from './transaction';

const EC = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const OTHER = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

type Success = Extract<Discovery, { ok: true }>;

async function success(
  issuer: string,
  changes: { members?: object; keys?: Success['keys']; keysFailure?: Success['keysFailure'] } = {},
) {
  const document = { ...goodDocument(issuer), ...changes.members };
  const body = new Uint8Array(Buffer.from(JSON.stringify(document)));
  const keys = changes.keys === undefined ? [EC] : changes.keys;
  const keyViews = await viewKeys(keys ?? []);
  return {
    ok: true,
    issuer,
    startedAt: new Date(),
    durationMs: 12,
    via: 'openid-configuration',
    sourceUrl: `${issuer}/.well-known/openid-configuration`,
    address: '192.0.2.7',
    headers: { etag: '"1"' },
    body,
    sha256: sha256(body),
    document,
    metadata: readProviderMetadata(document),
    keys,
    keyViews,
    keysSha256: digestKeys(keyViews),
    keysFailure: changes.keysFailure ?? null,
  } satisfies Discovery;
}

const record = (discovery: Discovery) => transaction((tx) => recordDiscovery(tx, discovery));
const view = async (snapshotId: string | null) => await readMetadataView(database, snapshotId ?? '');

describe('recordDiscovery', () => {
  it('keeps the bytes, the address, the headers and the keys', async () => {
    const discovery = await success('https://kept.example');
    const { snapshotId, changes } = await record(discovery);
    expect(changes).toEqual([]);
    expect(await view(snapshotId)).toMatchObject({
      source: 'discovered',
      raw: JSON.stringify(discovery.document),
      sha256: Buffer.from(discovery.sha256).toString('hex'),
      address: '192.0.2.7',
      headers: { etag: '"1"' },
      keys: [{ type: 'EC', size: 'P-256', thumbprint: discovery.keyViews[0]?.thumbprint }],
      keysFailure: null,
    });
  });

  it('stores an unchanged document once, and says when it was last seen', async () => {
    const first = await record(await success('https://same.example'));
    const seen = await record({ ...(await success('https://same.example')), startedAt: new Date(Date.now() + 60_000) });
    expect(seen).toEqual(first);
    expect(await database.metadataSnapshot.count({ where: { issuerId: first.issuerId } })).toBe(1);
    expect(await database.discoveryAttempt.count({ where: { issuerId: first.issuerId } })).toBe(2);
    const { fetchedAt, lastSeenAt } = (await view(first.snapshotId)) ?? {};
    expect(Date.parse(lastSeenAt ?? '') - Date.parse(fetchedAt ?? '')).toBeGreaterThan(50_000);
  });

  it('classifies what changed, and finds its way back to an earlier document', async () => {
    const issuer = 'https://moved.example';
    const first = await record(await success(issuer));
    const members = { token_endpoint: 'https://elsewhere.example/token', scopes_supported: ['openid'] };
    const second = await record(await success(issuer, { members }));
    expect(second.changes.map(({ member, affectsTrust }) => [member, affectsTrust])).toEqual([
      ['token_endpoint', true],
      ['scopes_supported', false],
    ]);
    expect((await record(await success(issuer))).snapshotId).toBe(first.snapshotId);
  });

  it('takes rotated keys behind an unchanged document for a change of trust', async () => {
    const issuer = 'https://rotated.example';
    const first = await record(await success(issuer));
    const second = await record(await success(issuer, { keys: [OTHER] }));
    expect(second.snapshotId).not.toBe(first.snapshotId);
    expect(second.changes).toMatchObject([{ member: 'keys', affectsTrust: true }]);
  });

  it('keeps the last good snapshot through a failure, and the last good keys through theirs', async () => {
    const issuer = 'https://flaky.example';
    const good = await record(await success(issuer));
    const failure = { reason: 'timed_out', params: { host: 'flaky.example' } } as const;
    const failed = await record({ ok: false, issuer, failure, startedAt: new Date(), durationMs: 5_000 });
    expect(failed).toEqual({ ...good, changes: [] });
    expect(await database.issuer.findUnique({ where: { url: issuer } })).toMatchObject({ lastFailure: failure });
    const keyless = await record(await success(issuer, { keys: null, keysFailure: failure }));
    expect(keyless.snapshotId).toBe(good.snapshotId);
    expect(await view(keyless.snapshotId)).toMatchObject({ keys: [{ type: 'EC' }], keysFailure: failure });
    expect(await database.issuer.findUnique({ where: { url: issuer } })).toMatchObject({ lastFailure: null });
  });

  it('is all or nothing with the transaction around it', async () => {
    const discovery = await success('https://undone.example');
    const undone = transaction(async (tx) => {
      await recordDiscovery(tx, discovery);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await database.issuer.count({ where: { url: 'https://undone.example' } })).toBe(0);
  });

  it('records 20 at once without losing one or storing one twice', async () => {
    const discovery = await success('https://crowd.example');
    const all = await Promise.all(Array.from({ length: 20 }, () => record(discovery)));
    expect(new Set(all.map(({ snapshotId }) => snapshotId)).size).toBe(1);
    expect(await database.discoveryAttempt.count({ where: { issuerId: all[0]?.issuerId ?? '' } })).toBe(20);
  });
});

describe('previewDiscovery', () => {
  let provider: IdentityProvider;
  let hostile: HostileServer;
  beforeAll(async () => {
    [provider, hostile] = await Promise.all([startIdentityProvider(), startHostileServer()]);
  });
  afterAll(() => Promise.all([provider.stop(), hostile.stop()]));

  it('shows a real provider to an operator and keeps nothing but the event', async () => {
    const preview = await previewDiscovery(actorOf('operator'), provider.issuer);
    if (!preview.ok) throw new Error(preview.failure.reason);
    expect(preview.missing).toEqual([]);
    expect(JSON.parse(preview.view.raw)).toEqual(preview.view.document);
    expect(await database.issuer.count({ where: { url: provider.issuer } })).toBe(0);
    const event = await database.auditEvent.findFirst({ where: { targetName: provider.issuer } });
    expect(event).toMatchObject({
      action: 'issuer.discover',
      changes: [{ path: 'outcome', before: null, after: 'ok' }],
    });
  });

  it('shows why it failed', async () => {
    const preview = await previewDiscovery(actorOf('admin'), hostile.issuer('wrong-issuer'));
    expect(preview).toMatchObject({ ok: false, failure: { reason: 'wrong_issuer' } });
  });

  it('is not for reviewers', async () => {
    const before = provider.requests.length;
    await expect(previewDiscovery(actorOf('reviewer'), provider.issuer)).rejects.toMatchObject({ code: 'forbidden' });
    expect(provider.requests.length).toBe(before);
  });

  it('records a real discovery as it was shown', async () => {
    const { snapshotId } = await record(await discoverIssuer(provider.issuer));
    const preview = await previewDiscovery(actorOf('admin'), provider.issuer);
    if (!preview.ok) throw new Error(preview.failure.reason);
    const { raw, sha256: hash, keys } = preview.view;
    expect(await view(snapshotId)).toMatchObject({ raw, sha256: hash, keys });
  });
});
