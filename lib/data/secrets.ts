/** Secrets of registrations: replaced, revoked, retired, re-encrypted. (Opened in ./secrets/open, by whoever presents one to a provider.) */
export { type Reencryption, reencryptSecrets, type UnreadableSecret } from './secrets/reencrypt';
export { type ResetRequest, type ResetSecret, resetSecret } from './secrets/reset';
export { retireSecrets, revokeSecret } from './secrets/revoke';
