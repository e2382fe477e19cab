/** Pairwise subjects (OIDC Core §8.1): whose sub it is decides the sector, and a sector of several hosts must be proven. */
import { fieldError } from '../../field-errors';
import type { FieldError } from '../../problem';
import { checkUri } from '../../uri/check-uri';
import { said, type WireDocument } from './members';

/** Whose subjects are the same. The document behind `documentUri` is still to be read and checked. */
export type Sector = { host: string; documentUri: string | null; redirectUris: readonly string[] };

export type Subject = {
  /** A pairwise client's, and what any client says of one: wrong, it fails the registration (OIDC Registration §5). */
  sector: Sector | null;
  isPairwise: boolean;
  errors: FieldError[];
};

const hostOf = (uri: string) => (URL.canParse(uri) ? new URL(uri).host : '');

/** Reads `subject_type`, public where it is not said, and `sector_identifier_uri`. */
export function readSubject(document: WireDocument, redirectUris: readonly string[]): Subject {
  const type = said(document, 'subject_type') ?? 'public';
  if (type !== 'public' && type !== 'pairwise') {
    return refused(fieldError('subject_type', 'not_an_option', { options: 'public, pairwise' }));
  }
  const isPairwise = type === 'pairwise';
  const uri = said(document, 'sector_identifier_uri');
  if (uri === undefined) {
    if (!isPairwise) return { sector: null, isPairwise, errors: [] };
    const hosts = [...new Set(redirectUris.map(hostOf))];
    const [host = ''] = hosts;
    if (hosts.length === 1) return { sector: { host, documentUri: null, redirectUris }, isPairwise, errors: [] };
    return refused(fieldError('sector_identifier_uri', 'sector_required', { hosts: hosts.join(', ') }));
  }
  if (typeof uri !== 'string') return refused(fieldError('sector_identifier_uri', 'wrong_type', { expected: 'text' }));
  // OIDC Registration §5: https, and fetched by us.
  const problems = checkUri(uri, 'jwks', {
    applicationType: 'web',
    grantTypes: [],
    allowPrivateUseScheme: false,
    allowHttpOrigin: () => false,
  });
  if (problems.length > 0)
    return refused(...problems.map((problem) => ({ path: 'sector_identifier_uri', ...problem })));
  return { sector: { host: hostOf(uri), documentUri: uri, redirectUris }, isPairwise, errors: [] };
}

/** OIDC Registration §5: the document is a JSON array, and every redirect URI stands in it. */
export function checkSectorDocument(document: unknown, { redirectUris }: Sector): FieldError[] {
  if (!Array.isArray(document) || !document.every((item) => typeof item === 'string')) {
    return [fieldError('sector_identifier_uri', 'sector_format', {})];
  }
  const listed = new Set<string>(document);
  return redirectUris
    .filter((uri) => !listed.has(uri))
    .map((uri) => fieldError('sector_identifier_uri', 'sector_not_listed', { uri }));
}

const refused = (...errors: FieldError[]): Subject => ({ sector: null, isPairwise: false, errors });
