import { expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { createApiToken } from './api-tokens';
import { createInitialAccessToken } from './dynamic-registration';
import { createInvitation } from './invitations';
import { listSigningKeys, revokeSigningKey, rotateSigningKey, UNSAFE_ensureSigningKeys } from './keys';
import { createPasswordReset } from './password-resets';
import { createRegistration, deleteRegistration, getRegistration, updateRegistration } from './registrations';
import { addApiSecret, createResource, deleteResource, updateResource } from './resources';
import { resetSecret } from './secrets';
import { admin } from './testing/actors';
import { makePerson } from './testing/people';
import { builtInRequest, freshId, typed } from './testing/registrations';
import { changeUserRole, setUserDisabled } from './users';

const RESET = { value: null, description: '', expiresAt: null, overlapUntil: null };
const A_SECRET = { value: null, description: '', expiresAt: null };
const TYPED = typed('typed-by-hand-0123456789-abcdefgh');

const registrationId = async () => {
  const { registration } = await createRegistration(admin, builtInRequest());
  return registration.configuration.registrationId;
};
const apiId = async () =>
  (await createResource(admin, 'apiResource', { input: { name: freshId('api') }, reason: '' })).id;
const personId = async () => (await makePerson('operator')).id;
const keys = async () => {
  await UNSAFE_ensureSigningKeys();
  return listSigningKeys(admin);
};

/** Changes a registration: a secret given with an edit is a reset by another door, and so is making it public. */
async function edit(actor: Actor, id: string, input: object, secret: typeof TYPED | null) {
  const seen = await getRegistration(admin, id);
  const request = {
    input: { ...seen?.configuration, ...input },
    secret,
    rowVersion: 1,
    acceptUnverified: false,
    reason: '',
    idempotencyKey: null,
  };
  return updateRegistration(actor, id, request);
}

/**
 * security.md §4: resetting secrets, deleting and role changes ask for the password again if the sign-in is old; and whatever gives
 * somebody a key that was not there before: each with something to do it to.
 */
const ACTS: Record<string, [make: () => Promise<string>, act: (actor: Actor, to: string) => Promise<unknown>]> = {
  'resetting a secret': [registrationId, (actor, id) => resetSecret(actor, id, RESET)],
  'a secret with an edit': [
    registrationId,
    (actor, id) => edit(actor, id, {}, typed('another-one-0123456789-abcdefghij')),
  ],
  'becoming public, which revokes the secrets': [
    registrationId,
    (actor, id) => edit(actor, id, { clientType: 'public', tokenEndpointAuthMethod: 'none' }, null),
  ],
  'deleting a registration': [registrationId, (actor, id) => deleteRegistration(actor, id, { reason: '' })],
  'deleting a resource': [apiId, (actor, id) => deleteResource(actor, 'apiResource', { id }, { reason: '' })],
  'another secret for an API': [apiId, (actor, id) => addApiSecret(actor, id, A_SECRET)],
  "a set in the place of an API's secrets": [
    apiId,
    (actor, id) =>
      updateResource(actor, 'apiResource', { id }, { input: {}, secrets: [TYPED], rowVersion: null, reason: '' }),
  ],
  'changing a role': [personId, (actor, id) => changeUserRole(actor, id, 'admin')],
  'disabling a person': [personId, (actor, id) => setUserDisabled(actor, id, true)],
  'a link to another password': [personId, (actor, id) => createPasswordReset(actor, id)],
  'inviting somebody, which gives a role': [
    async () => `${freshId('invited')}@example.com`,
    (actor, email) => createInvitation(actor, { email, role: 'admin' }),
  ],
  'an API token': [
    async () => freshId('token'),
    (actor, name) => createApiToken(actor, { name, permissions: ['registration:read'], days: 1 }),
  ],
  'an initial access token': [
    async () => freshId('token'),
    (actor, description) =>
      createInitialAccessToken(actor, {
        description,
        maxUses: 1,
        expiresInDays: 1,
        allowedGrants: [],
        allowedScopes: [],
      }),
  ],
  'rotating a signing key': [
    async () => (await keys())[0]?.algorithm ?? '',
    (actor, algorithm) => rotateSigningKey(actor, { algorithm: algorithm as 'RS256', reason: '' }),
  ],
  'revoking a signing key': [
    async () => (await keys())[0]?.kid ?? '',
    (actor, kid) => revokeSigningKey(actor, { kid, reason: '' }),
  ],
};

it.each(Object.entries(ACTS))(
  '%s asks for the password again, and is done when it was given',
  async (_, [make, act]) => {
    const person = await makePerson('admin');
    const to = await make();
    const longAgo = new Date(Date.now() - 16 * 60_000);
    for (const authenticatedAt of [longAgo, null]) {
      await expect(act({ ...person, authenticatedAt }, to)).rejects.toMatchObject({
        code: 'reauthentication_required',
      });
    }
    await act(person, to);
  },
);

it('what is wrong with a token is said before the password is asked for', async () => {
  const stale = { ...(await makePerson('admin')), authenticatedAt: null };
  const request = { description: '', maxUses: -1, expiresInDays: 1, allowedGrants: [], allowedScopes: [] };
  await expect(createInitialAccessToken(stale, request)).rejects.toMatchObject({
    code: 'invalid_input',
    fieldErrors: [expect.objectContaining({ path: 'description' }), expect.objectContaining({ path: 'maxUses' })],
  });
});
