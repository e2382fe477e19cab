import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DomainError } from '@/lib/domain/problem';
import { database } from '../database';
import { actorOf, admin } from '../testing/actors';
import { startIssuer } from '../testing/issuer';
import { automaticRequest, manualRequest } from '../testing/registrations';
import { type CreateRequest, createRegistration } from './create';
import { getRegistration } from './get';
import { getMetadata } from './metadata';
import { rediscover } from './rediscover';
import { refreshFindings } from './refresh-findings';
import { updateRegistration } from './update';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(() => {
  issuer.state.away = false;
  issuer.state.extra = {};
});

const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error) as Promise<DomainError>;
const created = async (request: CreateRequest) => (await createRegistration(admin, request)).registration;
const automatic = (request: Partial<CreateRequest> = {}) => automaticRequest({ issuerUrl: issuer.url }, request);
const rules = (registration: { findings: { rule: string }[] }) => registration.findings.map(({ rule }) => rule);

describe('saving an Automatic registration', () => {
  it('discovers the issuer and keeps what it published', async () => {
    const registration = await created(automatic());
    expect(registration).toMatchObject({ verified: true, verificationFailure: null, verifiedAt: expect.any(String) });
    const metadata = await getMetadata(admin, registration);
    expect(metadata).toMatchObject({ source: 'discovered', document: { issuer: issuer.url }, address: '127.0.0.1' });
    expect(await database.auditEvent.count({ where: { targetId: registration.id } })).toBe(1);
  });

  it('fails with the reason when the issuer is away, and is saved as not verified only by choice', async () => {
    issuer.state.away = true;
    const request = automatic();
    const failure = await failureOf(createRegistration(admin, request));
    expect(failure).toMatchObject({ code: 'discovery_failed', params: { reason: 'http_status', status: 503 } });
    const registration = await created({ ...request, acceptUnverified: true });
    expect(registration).toMatchObject({ verified: false, verificationFailure: { reason: 'http_status' } });
    expect(rules(registration)).toContain('issuer-unreachable');
    expect(await getMetadata(admin, registration)).toBeNull();
  });

  it('is refused for a grant whose endpoint the document lacks', async () => {
    issuer.state.extra = { token_endpoint: undefined };
    expect(await failureOf(createRegistration(admin, automatic()))).toMatchObject({
      code: 'invalid_input',
      fieldErrors: [{ path: 'grantTypes.0', code: 'grant_endpoint_missing', params: { member: 'token_endpoint' } }],
    });
  });

  it('keeps what was verified when the same issuer is away during an edit', async () => {
    const { configuration, snapshotId } = await created(automatic());
    issuer.state.away = true;
    const { registration } = await updateRegistration(admin, configuration.registrationId, {
      input: { ...configuration, description: 'edited' },
      secret: null,
      acceptUnverified: false,
      reason: '',
      rowVersion: 1,
    });
    expect(registration).toMatchObject({ verified: true, snapshotId });
    expect(rules(registration)).toContain('issuer-unreachable');
  });

  it('judges against the document', async () => {
    issuer.state.extra = { token_endpoint_auth_methods_supported: ['private_key_jwt'] };
    expect(rules(await created(automatic()))).toContain('auth-method-not-advertised');
  });
});

describe('rediscover', () => {
  it('verifies what was not, without touching the version; one event', async () => {
    issuer.state.away = true;
    const { id, configuration } = await created(automatic({ acceptUnverified: true }));
    issuer.state.away = false;
    const { registration, failure } = await rediscover(actorOf('operator'), configuration.registrationId);
    expect(failure).toBeNull();
    expect(registration).toMatchObject({ verified: true, verificationFailure: null, rowVersion: 1 });
    expect(rules(registration)).not.toContain('issuer-unreachable');
    expect(await database.auditEvent.count({ where: { targetId: id, action: 'registration.discover' } })).toBe(1);
  });

  it('reports a failure and keeps the last good document', async () => {
    const { configuration, snapshotId } = await created(automatic());
    issuer.state.away = true;
    const { registration, failure } = await rediscover(admin, configuration.registrationId);
    expect(failure).toMatchObject({ reason: 'http_status' });
    expect(registration).toMatchObject({ verified: true, snapshotId });
  });

  it('is not for reviewers, nor for Manual registrations', async () => {
    const { configuration } = await created(manualRequest());
    const { registrationId } = configuration;
    expect(await failureOf(rediscover(actorOf('reviewer'), registrationId))).toMatchObject({ code: 'forbidden' });
    expect(await failureOf(rediscover(admin, registrationId))).toMatchObject({ code: 'not_applicable' });
  });
});

describe('getMetadata', () => {
  it('composes the document of a Manual registration', async () => {
    const registration = await created(manualRequest());
    expect(await getMetadata(actorOf('operator'), registration)).toMatchObject({
      source: 'composed',
      document: { token_endpoint: registration.configuration.tokenUri },
    });
  });
});

describe('refreshFindings', () => {
  it('finds what came with time and with others, and then nothing more', async () => {
    const one = await created(manualRequest());
    const { clientId } = one.configuration;
    await created(manualRequest({ clientId }));
    expect(rules(one)).not.toContain('duplicate-client');
    expect(await refreshFindings(admin)).toBeGreaterThanOrEqual(1);
    const now = await getRegistration(admin, one.configuration.registrationId);
    expect(now).toMatchObject({ rowVersion: 1, updatedAt: one.updatedAt });
    expect(now && rules(now)).toContain('duplicate-client');
    expect(await refreshFindings(admin)).toBe(0);
  });
});
