import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { containedContextWord, PASSWORD_MAX, PASSWORD_MIN } from '@/lib/domain/people/password-rules';
import type { FieldError } from '@/lib/domain/problem';

/** OWASP Password Storage (ASVS 5.0 §11.4.2): argon2id, 19 MiB, two passes, one lane. About 30 ms off the event loop. */
const ARGON2ID = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Guesses a cracker who knows the common lists and patterns would need; below it the password is a common one. */
const COMMON_BELOW_GUESSES = 1e8;

/** The argon2id digest of `password`, exactly as typed (ASVS 5.0 §6.2.8), in PHC string form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

let nobody: Promise<string> | undefined;

/**
 * Whether `password` belongs to `digest`. Without a digest (nobody has that address, or the person signs in elsewhere) it
 * does the same work against a digest of its own and says no, so that the time tells nothing (security.md §4).
 */
export async function verifyPassword(digest: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const matches = await verify(digest ?? (await nobody), password.slice(0, PASSWORD_MAX));
  return matches && digest !== null && password.length <= PASSWORD_MAX;
}

/**
 * What is wrong with a new password; empty when it may be used.
 * @param path the form's member the sentences belong to
 * @param context what an attacker would try first: the person's address and name, the product's name
 */
export async function passwordErrors(
  path: string,
  password: string,
  context: readonly string[],
): Promise<FieldError[]> {
  const error = (code: string, params: FieldError['params'] = {}) => [{ path, code, params }];
  if (password === '') return error('password_required');
  if ([...password].length < PASSWORD_MIN) return error('password_too_short', { min: PASSWORD_MIN });
  if (password.length > PASSWORD_MAX) return error('password_too_long', { max: PASSWORD_MAX });
  const word = containedContextWord(password, context);
  if (word !== null) return error('password_contains_context', { word });
  if (await isCommonPassword(password, context)) return error('password_common');
  return [];
}

/** zxcvbn with 49,000 leaked passwords and the keyboards: the list also in capitals, reversed, in leet, doubled or strung together. */
async function isCommonPassword(password: string, context: readonly string[]): Promise<boolean> {
  estimator ??= loadEstimator();
  return (await estimator).check(password, [...context]).guesses < COMMON_BELOW_GUESSES;
}

let estimator: ReturnType<typeof loadEstimator> | undefined;

async function loadEstimator() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: PASSWORD_MAX });
}
