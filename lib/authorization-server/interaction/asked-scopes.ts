import type { ServerConfiguration } from '@/lib/data/protocol';
import type { AskedScope } from '@/lib/domain/interaction/views';
import { OPENID } from '@/lib/domain/resources/model';

/** What an interaction's consent prompt asks for, as the library details it: scopes of its own, claims, scopes by resource. */
export type ConsentDetails = {
  missingOIDCScope?: string[];
  missingOIDCClaims?: string[];
  missingResourceScopes?: Record<string, string[]>;
};

/** Every scope that is asked for, once, in the order of the request. */
export function scopesAsked({ missingOIDCScope = [], missingResourceScopes = {} }: ConsentDetails): string[] {
  return [...new Set([...missingOIDCScope, ...Object.values(missingResourceScopes).flat()])];
}

/**
 * The same as a person reads it: what the application learns of them, and what it may do for them. A scope that nobody described
 * is shown by its name; without `openid` there would be nobody, so it cannot be left out.
 */
export function describeScopes(
  asked: readonly string[],
  { identityResources, apiScopes }: Pick<ServerConfiguration, 'identityResources' | 'apiScopes'>,
): { identity: AskedScope[]; access: AskedScope[] } {
  const identity: AskedScope[] = [];
  const access: AskedScope[] = [];
  for (const name of asked) {
    const known = identityResources.find((one) => one.name === name);
    const scope = known ?? apiScopes.find((one) => one.name === name);
    (known === undefined ? access : identity).push({
      name,
      displayName: scope?.displayName ?? '',
      description: scope?.description ?? '',
      required: name === OPENID || (scope?.required ?? false),
      emphasize: scope?.emphasize ?? false,
    });
  }
  return { identity, access };
}
