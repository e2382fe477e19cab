import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Recognisable to people and to scanners of leaked secrets. */
const PREFIX = 'clientele_sk_';

/** No `-` and `_`: a double click selects the whole of it. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 62^43 > 2^256. */
const BODY_LENGTH = 43;
/** Random bytes from here on are thrown away: 256 is no multiple of 62, and the first letters would come more often. */
const EVEN = 256 - (256 % ALPHABET.length);
const SPARE = 8;
const CHECKSUM_LENGTH = 6;

/**
 * A new secret: `clientele_sk_`, 256 random bits in 43 letters and digits, and a checksum of 6 by which a scanner tells it
 * from a look-alike without asking us. 62 characters, URL-safe (fields.md §2: ≥ 256 bits, ≥ 36 characters). Tokens have a
 * prefix of their own (lib/server/tokens.ts).
 */
export function generateSecret(prefix: string = PREFIX): string {
  const body = randomText();
  return `${prefix}${body}${checksum(body)}`;
}

function randomText(): string {
  let text = '';
  while (text.length < BODY_LENGTH) {
    // A few more than are needed, because one in 32 is thrown away: asking again costs more than they do.
    for (const byte of randomBytes(BODY_LENGTH + SPARE)) {
      if (byte < EVEN) text += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return text.slice(0, BODY_LENGTH);
}

function checksum(body: string): string {
  const base = ALPHABET.length;
  let text = '';
  for (let rest = crc32(body); rest > 0; rest = Math.floor(rest / base)) text = ALPHABET.charAt(rest % base) + text;
  return text.padStart(CHECKSUM_LENGTH, ALPHABET.charAt(0));
}
