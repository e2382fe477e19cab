/** What tests of the wire share: terms that allow everything, and the way of a document into a configuration and back. */
import { withIdentifiers } from '../../registration/identifiers';
import { type ParseContext, parseRegistration } from '../../registration/parse';
import { readWireDocument, type WireTerms } from './read';

export const terms: WireTerms = {
  grantSet: 'rfc7591',
  defaultScopes: ['openid', 'profile'],
  allowedGrants: null,
  allowedScopes: null,
};

const context: ParseContext = {
  previous: null,
  allowHttpIssuer: () => false,
  allowPrivateUseScheme: false,
  names: 'lenient',
  unordered: true,
};

const SALT = 'salt of the sector';

/** A document as it would be registered; the errors of the document and of the one schema together. */
export function register(
  document: object,
  { previous = null, ...given }: Partial<WireTerms> & { previous?: ParseContext['previous'] } = {},
) {
  const read = readWireDocument(document as Record<string, unknown>, { ...terms, ...given }, previous);
  const input = read.isPairwise ? { ...read.input, pairWiseSubjectSalt: SALT } : read.input;
  const parsed = parseRegistration(input, { ...context, previous });
  const errors = [...read.errors, ...(parsed.ok ? [] : parsed.fieldErrors)];
  return {
    errors,
    problems: errors.map(({ path, code }) => `${path}: ${code}`),
    value: parsed.ok ? parsed.value : null,
  };
}

/** The configuration of a document that nothing is wrong with. */
export function registered(document: object, given: Parameters<typeof register>[1] = {}) {
  const { problems, value } = register(document, given);
  if (value === null || problems.length > 0) throw new Error(problems.join('; '));
  return withIdentifiers(value, 'client-1');
}
