import { generateSecret } from './secrets/generate';

/** How the tokens of RFC 7591 and RFC 7592 begin, so that scanners of leaked secrets recognise them. */
export const INITIAL_ACCESS_TOKEN = 'clt_iat_';
export const REGISTRATION_ACCESS_TOKEN = 'clt_rat_';

/** RFC 7591 §3: lets whoever holds it register clients. */
export function newInitialAccessToken(): string {
  return generateSecret(INITIAL_ACCESS_TOKEN);
}

/** RFC 7592 §3: lets a client manage its own registration. */
export function newRegistrationToken(): string {
  return generateSecret(REGISTRATION_ACCESS_TOKEN);
}
