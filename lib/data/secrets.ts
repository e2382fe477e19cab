/** Secrets of registrations: replaced, revoked, retired, re-encrypted; opened only where one is presented to a provider. */
export { UNSAFE_openSecret } from './secrets/open';
export { type Reencryption, reencryptSecrets } from './secrets/reencrypt';
export { type ResetRequest, type ResetSecret, resetSecret } from './secrets/reset';
export { retireSecrets, revokeSecret } from './secrets/revoke';
