export { retireSigningKeys, revokeSigningKey, rotateSigningKey } from './keys/change';
export { UNSAFE_ensureSigningKeys } from './keys/ensure';
export { listSigningKeys } from './keys/list';
export { type PublishedKey, UNSAFE_loadSigningKeys } from './keys/load';
export { type KeyReencryption, reencryptSigningKeys } from './keys/reencrypt';
