import type { AccessToken, Client, ClientCredentials, RefreshToken } from 'oidc-provider';

type Token = AccessToken | ClientCredentials | RefreshToken;

/** RFC 7662 §2.1, §4: a token tells about itself to the client it was given to and to the API it is for, and to nobody else. */
export async function mayIntrospect(client: Client, token: Token): Promise<boolean> {
  return token.clientId === client.clientId || ('aud' in token && token.aud === client.clientId);
}

/** RFC 7009 §2.1: only the client that a token was issued to revokes it. */
export async function mayRevoke(client: Client, token: Token): Promise<boolean> {
  return token.clientId === client.clientId;
}
