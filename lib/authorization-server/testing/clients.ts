import { createRegistration } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { builtInRequest } from '@/lib/data/testing/registrations';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import { basic, post, type TestServer } from './server';

/** A registered client as its own program knows it. */
export type TestClient = {
  clientId: string;
  secret: string;
  registrationId: string;
  id: string;
  authorization: string;
};

/** Registers a Built-in client as an administrator does: a service with client credentials unless `input` says otherwise. */
export async function registerClient(input: object = {}, secret: SecretInput | null = null): Promise<TestClient> {
  const request = builtInRequest(
    { grantTypes: ['client_credentials'], redirectUris: [], responseTypes: [], ...input },
    { secret },
  );
  const { registration, generatedSecret } = await createRegistration(admin, request);
  const { clientId, registrationId } = registration.configuration;
  const value = generatedSecret ?? secret?.value ?? '';
  return { clientId, secret: value, registrationId, id: registration.id, ...basic(clientId, value) };
}

/** Asks the token endpoint as `client`, by HTTP Basic. */
export function askForToken(server: TestServer, client: TestClient, form: Record<string, string> = {}) {
  const { authorization } = client;
  return post(server.url('/token'), { grant_type: 'client_credentials', ...form }, { authorization });
}
