/** The store of the authorization server: hot, without Prisma, and without an actor, because the protocol itself decides. */
export {
  type Artifact,
  artifactId,
  type StoredArtifact,
  UNSAFE_consumeArtifact,
  UNSAFE_destroyArtifact,
  UNSAFE_destroyGrant,
  UNSAFE_findArtifact,
  UNSAFE_findArtifactByUid,
  UNSAFE_findArtifactByUserCode,
  UNSAFE_replaceSession,
  UNSAFE_saveArtifact,
  UNSAFE_saveOnce,
} from './protocol/artifacts';
export { cleanUpProtocol } from './protocol/clean-up';
export type { ClientStatus, ProtocolClient, ProtocolSecret } from './protocol/clients';
export { type ServerConfiguration, UNSAFE_loadServerConfiguration } from './protocol/configuration';
export { type ProtocolPerson, UNSAFE_findPerson } from './protocol/people';
export { UNSAFE_countRefresh } from './protocol/refresh';
export { UNSAFE_isRevoked, UNSAFE_revokeToken } from './protocol/revoked-tokens';
export {
  type Standing,
  UNSAFE_findClient,
  UNSAFE_readConfigurationVersion,
  UNSAFE_readStanding,
} from './protocol/standing';
