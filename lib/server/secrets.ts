/** The one door to secrets: how they are made, hidden, opened and compared. */
export { digestSecret, isTypedSecret, matchesDigest } from './secrets/digest';
export { decryptSecret, encryptSecret, reencryptSecret, UnreadableSecretError } from './secrets/encrypt';
export { generateSecret } from './secrets/generate';
export { currentKeyring, type Keyring } from './secrets/keyring';
export { lastFour } from './secrets/last-four';
export { type PrivateKeyProblem, readPrivateKey } from './secrets/private-key';
