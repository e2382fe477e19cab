/** The resources of the built-in server: what it protects, and what it tells of people. Every function takes the actor first and authorises. */
export { createResource, type ResourceRequest } from './resources/create';
export { deleteResource } from './resources/delete';
export type { ResourceKey } from './resources/detail';
export {
  countResources,
  findResource,
  getResource,
  listResources,
  type ResourceListQuery,
  type ResourcePage,
} from './resources/list';
export {
  listApiScopeNames,
  listPersonalScopeNames,
  listScopeNames,
  UNSAFE_findApiSecrets,
  UNSAFE_loadEnabledResources,
  UNSAFE_loadEnabledScopes,
} from './resources/load';
export { type AddedApiSecret, type ApiSecretRequest, addApiSecret, revokeApiSecret } from './resources/secrets';
export { type ResourceUpdate, updateResource } from './resources/update';
export { getResourceUse } from './resources/use';
