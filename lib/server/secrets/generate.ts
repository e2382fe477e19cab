import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Recognisable to people and to scanners of leaked secrets. */
const PREFIX = 'clientele_sk_';

/** No `-` and `_`: a double click selects the whole of it. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 62^43 > 2^256. */
const BODY_LENGTH = 43;
const CHECKSUM_LENGTH = 6;

/**
 * A new secret: `clientele_sk_`, 256 random bits in 43 letters and digits, and a checksum of 6 by which a scanner tells it
 * from a look-alike without asking us. 62 characters, URL-safe (fields.md §2: ≥ 256 bits, ≥ 36 characters). Tokens have a
 * prefix of their own (lib/server/tokens.ts).
 */
export function generateSecret(prefix: string = PREFIX): string {
  const body = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), BODY_LENGTH);
  return `${prefix}${body}${checksum(body)}`;
}

function checksum(body: string): string {
  return base62(BigInt(crc32(body)), CHECKSUM_LENGTH);
}

function base62(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; rest > 0n; rest /= 62n) text = ALPHABET.charAt(Number(rest % 62n)) + text;
  return text.padStart(length, ALPHABET.charAt(0));
}
