import type { FormFacts } from './form-facts';

/** What the page of a new registration knows. */
export const FACTS: FormFacts = {
  previous: null,
  rowVersion: null,
  idempotencyKey: 'key-1',
  secrets: [],
  metadata: null,
  serverScopes: ['openid', 'orders.read'],
  severities: {},
  globalAccessTokenLifetime: 3600,
  builtInServer: {
    issuer: 'https://console.example/oauth',
    tokenEndpoint: 'https://console.example/oauth/token',
    discovery: 'https://console.example/oauth/.well-known/openid-configuration',
  },
  httpOrigins: [],
  now: '2026-11-22T12:00:00.000Z',
};
