import { database } from '@/lib/data/database';
import { createRegistration } from '@/lib/data/registrations';
import { admin } from '@/lib/data/testing/actors';
import { builtInRequest } from '@/lib/data/testing/registrations';
import type { SecretInput } from '@/lib/domain/registration/secret-input';
import { type Answer, basic, post, type TestServer } from './server';

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

/** A web application with a code flow and whatever `input` says. */
export function registerWebApp(input: object = {}, secret: SecretInput | null = null): Promise<TestClient> {
  return registerClient(
    {
      grantTypes: ['authorization_code'],
      responseTypes: ['code'],
      redirectUris: ['https://app.example.com/callback'],
      scopes: ['openid', 'profile', 'email'],
      ...input,
    },
    secret,
  );
}

/** An API with one scope of the same name, as `/resources` makes them. */
export async function registerApi(name: string, resource: object = {}, scope: object = {}): Promise<void> {
  await database.apiScope.create({ data: { name: `${name}.use`, ...scope } });
  await database.apiResource.create({ data: { name, scopes: [`${name}.use`], ...resource } });
}

/** What introspection tells `client` about a token. */
export async function introspect(server: TestServer, client: TestClient, token: unknown): Promise<Answer['body']> {
  const { authorization } = client;
  return (await post(server.url('/introspect'), { token: String(token) }, { authorization })).body;
}

/** Uses a refresh token as `client`. */
export function refresh(server: TestServer, client: TestClient, token: unknown, form: Record<string, string> = {}) {
  const { authorization } = client;
  const all = { grant_type: 'refresh_token', refresh_token: String(token), ...form };
  return post(server.url('/token'), all, { authorization });
}
