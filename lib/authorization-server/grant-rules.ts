import type { Provider } from 'oidc-provider';

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

const union = (...scopes: string[]) => [...new Set(scopes.join(' ').split(' ').filter(Boolean))].join(' ');
