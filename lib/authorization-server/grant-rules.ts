import { Provider } from 'oidc-provider';
import type { ServerConfiguration } from '@/lib/data/protocol';
import { registrationOf } from './clients';
import { mayHave, readScopes } from './scopes';

type GrantRules = {
  getOIDCScopeFiltered(filter: Set<string>): string;
  getOIDCScopeEncountered(): string;
  getResourceScopeFiltered(resource: string, filter: Set<string>): string;
  getResourceScopeEncountered(resource: string): string;
};

/**
 * A token for an API may carry `openid` and its like beside the API's own scopes, so that UserInfo takes it, too (fields.md
 * §5). For the library a scope belongs to either; here what a person granted of themselves counts for every resource.
 */
export function letIdentityScopesGoWithResources(provider: Provider): void {
  const rules = provider.Grant.prototype as unknown as GrantRules;
  const { getResourceScopeFiltered, getResourceScopeEncountered } = rules;
  rules.getResourceScopeFiltered = function (resource, filter) {
    const set = new Set(filter);
    return union(getResourceScopeFiltered.call(this, resource, set), this.getOIDCScopeFiltered(set));
  };
  rules.getResourceScopeEncountered = function (resource) {
    return union(getResourceScopeEncountered.call(this, resource), this.getOIDCScopeEncountered());
  };
}

/** A grant gives what the client may have today: a scope that was taken out of its registration is not issued any more (fields.md §3). */
export function issueRegisteredScopesOnly(provider: Provider, configuration: ServerConfiguration): void {
  const scopes = readScopes(configuration);
  const rules = provider.Grant.prototype as unknown as GrantRules;
  const { getOIDCScopeFiltered, getResourceScopeFiltered } = rules;
  const allowed = (filter: Iterable<string>) => {
    const client = Provider.ctx?.oidc.client;
    const asked = [...filter];
    return new Set(client ? asked.filter((one) => mayHave(registrationOf(client).configuration, one, scopes)) : asked);
  };
  rules.getOIDCScopeFiltered = function (filter) {
    return getOIDCScopeFiltered.call(this, allowed(filter));
  };
  rules.getResourceScopeFiltered = function (resource, filter) {
    return getResourceScopeFiltered.call(this, resource, allowed(filter));
  };
}

const union = (...scopes: string[]) => [...new Set(scopes.join(' ').split(' ').filter(Boolean))].join(' ');
