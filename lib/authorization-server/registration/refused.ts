/** An answer that is an error (RFC 7591 §3.2.2, RFC 6750 §3.1), on its way up to where it is sent. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly headers: Record<string, string>;

  constructor(status: number, error: string, description: string, headers: Record<string, string> = {}) {
    super(error);
    this.status = status;
    this.error = error;
    this.description = description;
    this.headers = headers;
  }
}

/** RFC 6750 §3: a request without a token is told what to bring, one with a bad token that it is bad; the body says so to both. */
export function invalidToken(presented: string | null): Refused {
  const description =
    presented === null
      ? 'Present a token as Authorization: Bearer.'
      : 'The token is unknown, has expired, was used up or revoked, or is for something else.';
  const challenge = presented === null ? 'Bearer' : 'Bearer error="invalid_token"';
  return new Refused(401, 'invalid_token', description, { 'WWW-Authenticate': challenge });
}
