import { describe, expect, it } from 'vitest';
import { database } from '@/lib/data/database';
import { approveRegistration, refuseRegistration } from '@/lib/data/dynamic-registration';
import { deleteRegistration, getRegistration, setRegistrationEnabled } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { basic, post } from '../testing/server';
import { configure, eventsOf, redirect_uris, startWire } from './testing/wire';

const { server, wire, send, register, registered } = startWire();

describe('approval by an administrator', () => {
  const form = { grant_type: 'client_credentials' };
  it('keeps the client out until it is given, and after it is taken', async () => {
    await configure({ approval: 'administrator' });
    const { client_id, client_secret, approval } = await registered({ grant_types: ['client_credentials'] });
    expect(approval).toBe('pending');
    const ask = () => post(server.url('/token'), form, basic(client_id, client_secret));
    expect(await ask()).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    await approveRegistration(admin, client_id, { reason: 'known' });
    expect(await ask()).toMatchObject({ status: 200 });
    await refuseRegistration(admin, client_id, { reason: 'not any more' });
    expect(await ask()).toMatchObject({ status: 401 });
    expect((await eventsOf(client_id)).map(({ action }) => action)).toEqual([
      'registration.create',
      'registration.approve',
      'registration.refuse',
    ]);
  });

  it('is of what was seen: what the client changes waits again', async () => {
    await configure({ approval: 'administrator' });
    const { client_id, registration_access_token, path } = await registered({ redirect_uris });
    await approveRegistration(admin, client_id, { reason: '' });
    const same = await send('PUT', path, registration_access_token, { client_id, redirect_uris });
    expect(same.body).not.toHaveProperty('approval');
    const other = { client_id, redirect_uris: ['https://other.example/cb'] };
    const changed = await send('PUT', path, same.body.registration_access_token, other);
    expect(changed.body.approval).toBe('pending');
  });
});

describe('the client configuration endpoint (RFC 7592)', () => {
  it('shows a client its registration, with the token that it presents and without the secret', async () => {
    const { path, registration_access_token, client_secret, client_secret_expires_at, ...rest } = await registered();
    const { status, body, headers } = await send('GET', path, registration_access_token);
    expect(status).toBe(200);
    expect(body).toEqual({ ...rest, registration_access_token });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(client_secret_expires_at).toBe(0);
    expect(JSON.stringify(body)).not.toContain(client_secret);
  });

  it('replaces all that the wire can say, and nothing else', async () => {
    const { path, client_id, client_secret, registration_access_token } = await registered({
      redirect_uris,
      client_name: 'Before',
      contacts: ['a@b.example'],
    });
    await database.registration.updateMany({ where: { clientId: client_id }, data: { accessTokenLifetime: 60 } });
    const document = { client_id, client_secret, redirect_uris: ['https://new.example/cb'], client_name: 'After' };
    const { status, body } = await send('PUT', path, registration_access_token, document);
    expect(status).toBe(200);
    expect(body).toMatchObject({ client_name: 'After', redirect_uris: document.redirect_uris });
    expect(body).not.toHaveProperty('contacts');
    expect(body).not.toHaveProperty('client_secret');
    const registration = await getRegistration(admin, client_id);
    expect(registration).toMatchObject({ rowVersion: 2, configuration: { contacts: [], accessTokenLifetime: 60 } });
    const [, event] = await eventsOf(client_id);
    expect(event).toMatchObject({ action: 'registration.update', origin: 'registration', actorId: registration?.id });
  });

  it.each([
    [{}, 'client_id'],
    [{ client_id: 'other' }, 'client_id'],
    [{ client_secret: 'other' }, 'client_secret'],
  ])('refuses a replacement with %j', async (members, named) => {
    const { path, client_id, registration_access_token } = await registered();
    const document = { ...('client_secret' in members ? { client_id } : {}), redirect_uris, ...members };
    const { status, body } = await send('PUT', path, registration_access_token, document);
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_client_metadata' });
    expect(body.error_description).toContain(named);
  });

  it('rotates the token: the old one works until the new one is seen', async () => {
    const { path, client_id, registration_access_token: first } = await registered();
    const document = { client_id, redirect_uris };
    const second = (await send('PUT', path, first, document)).body.registration_access_token;
    expect(second).not.toBe(first);
    expect((await send('GET', path, first)).status).toBe(200);
    expect((await send('GET', path, second)).body.registration_access_token).toBe(second);
    expect((await send('GET', path, first)).status).toBe(401);
    expect((await send('PUT', path, first, document)).status).toBe(401);
  });

  it('ends a registration, with its tokens', async () => {
    const { path, client_id, registration_access_token } = await registered();
    const { status, headers } = await send('DELETE', path, registration_access_token);
    expect({ status, cache: headers.get('cache-control') }).toEqual({ status: 204, cache: 'no-store' });
    for (const method of ['GET', 'DELETE']) {
      expect(await send(method, path, registration_access_token)).toMatchObject({
        status: 401,
        body: { error: 'invalid_token' },
      });
    }
    expect((await getRegistration(admin, client_id))?.deletedAt).not.toBeNull();
    expect((await eventsOf(client_id)).at(-1)).toMatchObject({ action: 'registration.delete', origin: 'registration' });
  });

  it('does not know other people’s tokens', async () => {
    const one = await registered();
    const two = await registered();
    const before = await getRegistration(admin, one.client_id);
    const strangers = [
      two.registration_access_token,
      wire.token,
      `${one.registration_access_token}x`,
      one.client_secret,
      null,
    ];
    for (const presented of strangers) {
      for (const [method, document] of [
        ['GET'],
        ['PUT', { client_id: one.client_id, redirect_uris }],
        ['DELETE'],
      ] as const) {
        const { status, body } = await send(method, one.path, presented, document);
        expect({ presented, method, status, error: body.error }).toEqual({
          presented,
          method,
          status: 401,
          error: 'invalid_token',
        });
      }
    }
    expect(await getRegistration(admin, one.client_id)).toEqual(before);
    expect(await eventsOf(one.client_id)).toHaveLength(1);
    const refusals = await database.auditEvent.count({ where: { action: 'access.refuse', actorName: two.client_id } });
    expect(refusals).toBe(3);
  });

  it('is closed to a client that an administrator disabled or deleted', async () => {
    const { path, client_id, registration_access_token } = await registered();
    await setRegistrationEnabled(admin, client_id, { enabled: false, reason: '' });
    expect((await send('GET', path, registration_access_token)).status).toBe(403);
    const refusals = { action: 'access.refuse', actorName: client_id };
    expect(await database.auditEvent.findMany({ where: refusals })).toMatchObject([
      { targetId: 'registration:register' },
    ]);
    await deleteRegistration(admin, client_id, { reason: '' });
    expect((await send('GET', path, registration_access_token)).status).toBe(401);
  });

  it('answers 405 with what there is', async () => {
    const { path, registration_access_token } = await registered();
    const { status, headers } = await send('POST', path, registration_access_token, { redirect_uris });
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'GET, PUT, DELETE' });
  });

  describe('If-Match (security.md §6)', () => {
    const STALE = { status: 412, body: { error: 'precondition_failed' } };

    it('tells the version with each answer, and holds a PUT and a DELETE to it', async () => {
      const { body, headers } = await register({ redirect_uris });
      const { client_id, registration_access_token: token } = body;
      const path = `/register/${client_id}`;
      const first = String(headers.get('etag'));
      expect((await send('GET', path, token)).headers.get('etag')).toBe(first);
      const document = { client_id, redirect_uris, client_name: `Name of ${client_id}` };
      const saved = await send('PUT', path, token, document, { 'if-match': first });
      const second = String(saved.headers.get('etag'));
      expect({ status: saved.status, same: second === first }).toEqual({ status: 200, same: false });

      const next = saved.body.registration_access_token;
      expect(await send('PUT', path, next, document, { 'if-match': first })).toMatchObject(STALE);
      expect(await send('PUT', path, next, document, { 'if-match': `W/${second}` })).toMatchObject(STALE);
      expect(await send('DELETE', path, next, undefined, { 'if-match': first })).toMatchObject(STALE);
      expect(await eventsOf(client_id)).toHaveLength(2);
      const { status } = await send('DELETE', path, next, undefined, { 'if-match': `"x", ${second}` });
      expect(status).toBe(204);
    });

    it('lets one of many at once through, and all where they say *', async () => {
      const { path, client_id, registration_access_token: token } = await registered();
      const put = (tag: string) => (client_name: string) =>
        send('PUT', path, token, { client_id, redirect_uris, client_name }, { 'if-match': tag });
      const names = ['a', 'b', 'c', 'd'].map((name) => `${name} of ${client_id}`);
      const answers = await Promise.all(names.map(put('"1"')));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
      expect((await Promise.all(names.map(put('*')))).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    });
  });

  it('saves both of two at once, one over the other', async () => {
    const { path, client_id, registration_access_token } = await registered();
    const names = Array.from({ length: 8 }, (_, index) => `Name ${index} of ${client_id}`);
    const answers = await Promise.all(
      names.map((client_name) =>
        send('PUT', path, registration_access_token, { client_id, redirect_uris, client_name }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
    const events = (await eventsOf(client_id)).filter(({ action }) => action === 'registration.update');
    expect(events).toHaveLength(names.length);
    const registration = await getRegistration(admin, client_id);
    const last = events.at(-1)?.changes as { path: string; after: unknown }[];
    expect(last).toContainEqual(expect.objectContaining({ path: 'name', after: registration?.configuration.name }));
    expect(registration?.rowVersion).toBe(names.length + 1);
  });
});
