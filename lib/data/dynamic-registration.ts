/** RFC 7591 and RFC 7592: how programs register themselves and look after their registrations. */
export { type Registrar, UNSAFE_admitRegistrar } from './dynamic-registration/admit';
export { approveRegistration, refuseRegistration } from './dynamic-registration/approval';
export { previewDocument, readDocumentAsForm, registerFromJson } from './dynamic-registration/from-json';
export {
  createInitialAccessToken,
  listInitialAccessTokens,
  revokeInitialAccessToken,
} from './dynamic-registration/initial-access-tokens';
export { deleteOwnRegistration, readOwnRegistration, replaceOwnRegistration } from './dynamic-registration/own';
export { registerClient } from './dynamic-registration/register';
export { type OwnRegistration, UNSAFE_findOwnRegistration } from './dynamic-registration/registration-token';
