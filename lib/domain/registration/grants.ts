/** The authorization grant types we know (fields.md §3). Any other absolute URI may be typed and is stored and exported. */
export type Grant = {
  /** The value of `grant_types` on the wire. */
  readonly type: string;
  /** Its label in the message file: `fields.values.grantTypes.<key>` (a URN cannot be a key there). */
  readonly key: string;
  /** Ends in a redirect to the client: needs a redirect URI and, in Manual mode, an authorization endpoint. */
  readonly interactive: boolean;
  /** What the built-in server issues tokens for; the others are marked “not served” where they are chosen. */
  readonly servedByBuiltIn: boolean;
  /** Seed I: a public client cannot keep what this grant rests on. */
  readonly confidentialOnly: boolean;
};

const SERVED = { interactive: false, servedByBuiltIn: true, confidentialOnly: false } as const;
const STORED = { ...SERVED, servedByBuiltIn: false } as const;
const IETF = 'urn:ietf:params:oauth:grant-type';
const SSO = 'http://globalsign.com/iam/sso/oauth2/grant-type';

export const TOKEN_EXCHANGE = `${IETF}:token-exchange`;
export const DEVICE_CODE = `${IETF}:device_code`;
export const CIBA = 'urn:openid:params:grant-type:ciba';
/** The one-time passwords of seed S, by text message and by mail. */
export const ONE_TIME_PASSWORDS = { sms: `${SSO}/sms-mt-otp`, mail: `${SSO}/smtp-otp` } as const;

export const GRANTS: readonly Grant[] = [
  { ...SERVED, type: 'authorization_code', key: 'authorizationCode', interactive: true },
  { ...SERVED, type: 'implicit', key: 'implicit', interactive: true },
  { ...SERVED, type: 'hybrid', key: 'hybrid', interactive: true },
  { ...SERVED, type: 'client_credentials', key: 'clientCredentials', confidentialOnly: true },
  { ...SERVED, type: 'password', key: 'password', confidentialOnly: true },
  { ...SERVED, type: 'refresh_token', key: 'refreshToken' },
  { ...SERVED, type: TOKEN_EXCHANGE, key: 'tokenExchange' },
  { ...SERVED, type: DEVICE_CODE, key: 'deviceCode' },
  { ...STORED, type: `${IETF}:jwt-bearer`, key: 'jwtBearer' },
  { ...STORED, type: `${IETF}:saml2-bearer`, key: 'saml2Bearer' },
  { ...STORED, type: CIBA, key: 'ciba' },
  { ...STORED, type: ONE_TIME_PASSWORDS.sms, key: 'smsOtp' },
  { ...STORED, type: ONE_TIME_PASSWORDS.mail, key: 'smtpOtp' },
];

const byType = new Map(GRANTS.map((grant) => [grant.type, grant]));

/** The grant called `type` on the wire, or null for a typed one. */
export function knownGrant(type: string): Grant | null {
  return byType.get(type) ?? null;
}

/** Whether one of `grantTypes` sends a browser back to the client. */
export function hasInteractiveGrant(grantTypes: readonly string[]): boolean {
  return grantTypes.some((type) => knownGrant(type)?.interactive === true);
}

/** Whether the client gets authorization codes: `hybrid` is the AuthService's name for a flow that has one, too. */
export function usesAuthorizationCode(grantTypes: readonly string[]): boolean {
  return grantTypes.includes('authorization_code') || grantTypes.includes('hybrid');
}

/** Whether the built-in server issues tokens for `type`; false for every typed one. */
export function isServedByBuiltIn(type: string): boolean {
  return knownGrant(type)?.servedByBuiltIn === true;
}

/** RFC 6749 §4.5: an extension grant is named by an absolute URI (RFC 3986 §4.3, so without a fragment). */
export function isGrantType(type: string): boolean {
  return byType.has(type) || /^[a-z][a-z0-9+.-]*:[!$-;=?-Z\]a-z_[~]+$/i.test(type);
}
