import { describe, expect, it } from 'vitest';
import { toRegistrationInput } from '@/lib/domain/registration/form-values';
import { database } from '../database';
import { createRegistration } from '../registrations/create';
import { actorOf, admin } from '../testing/actors';
import { freshId } from '../testing/registrations';
import { previewDocument, readDocumentAsForm, registerFromJson } from './from-json';

const document = { redirect_uris: ['https://app.example.com/cb'], default_max_age: 0, unknown: 1 };
const text = JSON.stringify(document);

describe('register from JSON', () => {
  it('shows what would become of each member, and writes nothing', async () => {
    const before = await database.registration.count();
    const fates = await previewDocument(admin, text);
    expect(fates.filter(({ member }) => member in document)).toEqual([
      { member: 'redirect_uris', fate: 'registered', sent: document.redirect_uris, registered: document.redirect_uris },
      { member: 'default_max_age', fate: 'substituted', sent: 0, registered: 1 },
      { member: 'unknown', fate: 'ignored', sent: 1, registered: null },
    ]);
    expect(fates.find(({ member }) => member === 'grant_types')).toMatchObject({ fate: 'added' });
    expect(fates.find(({ member }) => member === 'client_name')).toBeUndefined();
    expect(await database.registration.count()).toBe(before);
  });

  it('registers what it showed, as the person, once', async () => {
    const idempotencyKey = crypto.randomUUID();
    const named = JSON.stringify({ ...document, client_name: freshId('Shop & Sons') });
    const { registration, generatedSecret } = await registerFromJson(admin, { text: named, idempotencyKey });
    expect(generatedSecret).toMatch(/^clientele_sk_/);
    expect(registration).toMatchObject({ source: 'console', approval: 'approved', createdBy: admin.name });
    const again = await registerFromJson(admin, { text: named, idempotencyKey });
    expect(again).toMatchObject({ registration: { id: registration.id }, generatedSecret: null });
  });

  it('opens in the form what it would register, the identifiers left to the person, and writes nothing', async () => {
    const before = await database.registration.count();
    const values = await readDocumentAsForm(admin, text);
    expect(values).toMatchObject({
      providerMode: 'built_in',
      registrationId: '',
      clientId: '',
      name: '',
      redirectUris: 'https://app.example.com/cb',
      userSsoLifetime: '1',
      grantTypes: ['authorization_code'],
    });
    const { registration } = await createRegistration(admin, {
      input: { ...toRegistrationInput(values), registrationId: freshId('from-form') },
      secret: null,
      acceptUnverified: false,
      reason: '',
      idempotencyKey: null,
    });
    const saved = registration.configuration;
    const direct = await registerFromJson(admin, { text, idempotencyKey: null });
    const { registrationId: _, clientId: __, name: ___, ...same } = direct.registration.configuration;
    expect(saved).toMatchObject(same);
    expect(await database.registration.count()).toBe(before + 2);
  });

  it.each([
    ['{"a":1,"a":2}', [{ path: 'document', code: 'json_document', params: { member: 'a' } }]],
    ['{\n"a" 1}', [{ path: 'document', code: 'json_syntax', params: { line: 2, column: 5 } }]],
    ['[]', [{ path: 'document', code: 'not_an_object', params: {} }]],
    ['{"redirect_uris":["x"]}', [expect.objectContaining({ path: 'redirectUris.0' })]],
  ])('refuses %s', async (bad, fieldErrors) => {
    await expect(previewDocument(admin, bad)).rejects.toMatchObject({ code: 'invalid_input', fieldErrors });
    const request = { text: bad, idempotencyKey: null };
    await expect(registerFromJson(admin, request)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it.each(['operator', 'reviewer'] as const)('is not for a %s', async (role) => {
    await expect(previewDocument(actorOf(role), text)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(readDocumentAsForm(actorOf(role), text)).rejects.toMatchObject({ code: 'forbidden' });
    const request = { text, idempotencyKey: null };
    await expect(registerFromJson(actorOf(role), request)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
