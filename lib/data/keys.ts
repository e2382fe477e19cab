export { UNSAFE_ensureSigningKeys } from './keys/ensure';
export { type PublishedKey, UNSAFE_loadSigningKeys } from './keys/load';
