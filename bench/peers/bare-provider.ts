import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { type Adapter, type AdapterPayload, Provider } from 'oidc-provider';

/**
 * The library by itself on node:http: nothing durable, nothing audited, an unbounded map (its own adapter forgets after 1,000
 * entries). Registration with a fixed initial access token, client credentials opaque and as RS256 JWT.
 */

const stores = new Map<string, Map<string, AdapterPayload>>();

class MapAdapter implements Adapter {
  readonly #store: Map<string, AdapterPayload>;

  constructor(kind: string) {
    this.#store = stores.get(kind) ?? new Map();
    stores.set(kind, this.#store);
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.#store.set(id, payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#store.get(id);
  }

  async findByUid(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async consume(): Promise<void> {}
  async revokeByGrantId(): Promise<void> {}

  async destroy(id: string): Promise<void> {
    this.#store.delete(id);
  }
}

const port = Number(process.env.PORT);
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const provider = new Provider(`http://127.0.0.1:${port}`, {
  adapter: MapAdapter,
  scopes: ['openid', 'offline_access', 'bench.read'],
  jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
  features: {
    devInteractions: { enabled: false },
    registration: { enabled: true, initialAccessToken: process.env.INITIAL_ACCESS_TOKEN as string },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => ({
        scope: 'bench.read',
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
});
createServer(provider.callback()).listen(port);
