import { beforeAll, beforeEach } from 'vitest';
import { database } from '@/lib/data/database';
import { createInitialAccessToken } from '@/lib/data/dynamic-registration';
import { getRegistrationSettings, updateRegistrationSettings } from '@/lib/data/settings';
import { admin } from '@/lib/data/testing/actors';
import type { RegistrationSettings } from '@/lib/domain/dynamic-registration/settings';
import { startAuthorizationServer } from '../../testing/server';

export const redirect_uris = ['https://app.example.com/cb'];

type Issued = { client_id: string; client_secret: string; registration_access_token: string };
type Body = Record<string, unknown> & Issued;
export type Answer = { status: number; headers: Headers; body: Body };

/** Sets members of the settings of registration; what is not named stays. */
export async function configure(members: Partial<RegistrationSettings>): Promise<void> {
  const { value, version } = await getRegistrationSettings(admin);
  await updateRegistrationSettings(admin, { value: { ...value, ...members }, version, reason: '' });
}

const UNLIMITED = { maxUses: null, expiresInDays: null, allowedGrants: [], allowedScopes: [] };

/** An initial access token that allows everything, unless `members` say otherwise. */
export function newToken(members: Partial<Parameters<typeof createInitialAccessToken>[1]> = {}) {
  return createInitialAccessToken(admin, { description: 'Tests', ...UNLIMITED, ...members });
}

/** The events of a client that registered itself, the first one first. */
export function eventsOf(clientId: string) {
  return database.auditEvent.findMany({ where: { targetName: clientId }, orderBy: { sequence: 'asc' } });
}

/** The server, an initial access token for it, and a program that speaks RFC 7591 to it. */
export function startWire() {
  const server = startAuthorizationServer();
  const wire = { token: '' };
  beforeAll(async () => {
    wire.token = (await newToken()).value;
  });
  beforeEach(() => configure({ grantSet: 'rfc7591', access: 'token', approval: 'automatic', openQuota: 20 }));

  /** Sends a request below /oauth; a text goes as it stands, anything else as JSON. */
  async function send(
    method: string,
    path: string,
    token: string | null,
    document?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(server.url(path), {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(document === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(document === undefined ? {} : { body: typeof document === 'string' ? document : JSON.stringify(document) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  }

  const register = (document: unknown, token: string | null = wire.token) => send('POST', '/register', token, document);

  /** A client that has registered itself, and where it looks after its registration. Throws what was refused. */
  async function registered(document: object = { redirect_uris }): Promise<Body & { path: string }> {
    const { status, body } = await register(document);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return { ...body, path: `/register/${body.client_id}` };
  }

  return { server, wire, send, register, registered };
}
