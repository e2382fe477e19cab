import { allowInsecureRequests, ClientSecretBasic, type Configuration, customFetch, discovery } from 'openid-client';
import { DomainError } from '@/lib/domain/problem';
import { env } from '@/lib/server/env';
import { outbound } from '@/lib/server/outbound';

/** How long the provider's metadata is believed. */
const FRESH_MS = 60 * 60 * 1000;

let known: { at: number; configuration: Promise<Configuration> } | null = null;

/** The company's identity provider as openid-client knows it: discovered once an hour, a failure is not remembered. */
export function companyConfiguration(): Promise<Configuration> {
  if (known !== null && Date.now() - known.at < FRESH_MS) return known.configuration;
  const configuration = discover();
  known = { at: Date.now(), configuration };
  configuration.catch(() => {
    known = null;
  });
  return configuration;
}

async function discover(): Promise<Configuration> {
  const { AUTH_OIDC_ISSUER: issuer, AUTH_OIDC_CLIENT_ID: id, AUTH_OIDC_CLIENT_SECRET: secret } = env;
  if (issuer === undefined || id === undefined || secret === undefined) throw new DomainError('not_found');
  return discovery(new URL(issuer), id, undefined, ClientSecretBasic(secret), {
    // The one way out of this process (security.md §3).
    [customFetch]: (address, options) => outbound.fetch(address, options as Parameters<typeof outbound.fetch>[1]),
    execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
  });
}
