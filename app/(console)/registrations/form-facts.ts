import { randomUUID } from 'node:crypto';
import type { FormFacts } from '@/components/registration/form/form-facts';
import { listScopeNames } from '@/lib/data/resources';
import { getPolicySettings, getTokenSettings } from '@/lib/data/settings';
import type { Actor } from '@/lib/domain/actor';
import { builtIn } from '@/lib/server/built-in';
import { httpOrigins } from './http-origins';

/** What the registration form knows of this server, whichever registration it is about; the rest is that of a new one. */
export async function formFacts(actor: Actor): Promise<FormFacts> {
  const [{ value: severities }, { value: tokens }, serverScopes] = await Promise.all([
    getPolicySettings(actor),
    getTokenSettings(actor),
    listScopeNames(actor),
  ]);
  return {
    previous: null,
    rowVersion: null,
    idempotencyKey: randomUUID(),
    secrets: [],
    metadata: null,
    serverScopes,
    severities,
    globalAccessTokenLifetime: tokens.accessTokenLifetime,
    builtInServer: builtIn,
    httpOrigins: httpOrigins(),
    now: new Date().toISOString(),
  };
}
