/** A public key as shown: what identifies it and what it is for, never its numbers. */
export type KeyView = {
  kid: string | null;
  /** `RSA`, `EC`, `OKP` … */
  type: string;
  /** `sig` or `enc` (RFC 7517 §4.2); null when the key does not say. */
  use: string | null;
  alg: string | null;
  /** Curve name, or the length of an RSA modulus as `2048 bit`. */
  size: string | null;
  /** RFC 7638 SHA-256 thumbprint, base64url: the same key has the same one whatever it is called. */
  thumbprint: string | null;
};
