/** What is wrong, in the words of RFC 7591 §3.2.2: one error code, and a description that names the member and its value. */
import type { FieldError } from '../../problem';
import { said, type WireDocument, wireName } from './members';

export type WireErrorCode =
  | 'invalid_redirect_uri'
  | 'invalid_client_metadata'
  | 'invalid_software_statement'
  | 'unapproved_software_statement';

export type WireRefusal = { error: WireErrorCode; error_description: string };

/** A description longer than this helps nobody, and repeats more of a stranger's text than it should. */
const LONGEST_VALUE = 200;
const LONGEST_DESCRIPTION = 4_000;

/** The refusal for `errors`. `sentence` says a field error in words; the member and the value are put before them. */
export function wireRefusal(
  errors: readonly FieldError[],
  document: WireDocument,
  sentence: (error: FieldError) => string,
): WireRefusal {
  const descriptions = errors.map((error) => `${subjectOf(error, document)}: ${sentence(error)}`);
  const about = errors.every(({ path }) => path.split('.')[0] === 'redirectUris');
  return {
    error: about ? 'invalid_redirect_uri' : 'invalid_client_metadata',
    error_description: describable([...new Set(descriptions)].join(' ').slice(0, LONGEST_DESCRIPTION)),
  };
}

/** RFC 7591 §3.1.1: we trust no issuer of software statements, so none is ever approved; one that is no JWT is not even valid. */
export function softwareStatementRefusal(statement: unknown): WireErrorCode {
  const isJwt = typeof statement === 'string' && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(statement);
  return isJwt ? 'unapproved_software_statement' : 'invalid_software_statement';
}

/** `redirect_uris[2] “https://…”`: where the member is a list, the one that is meant. */
function subjectOf({ path, params }: FieldError, document: WireDocument): string {
  const [field = '', index] = path.split('.');
  const member = wireName(field);
  const list = said(document, member);
  const isItem = index !== undefined && /^\d+$/.test(index) && Array.isArray(list);
  // Grants and scopes are sorted anew on their way in: there the value itself says which one is meant.
  const value = params.value ?? params.grant ?? (isItem ? list[Number(index)] : list);
  const place = isItem && params.value === undefined ? `${member}[${index}]` : member;
  return value === undefined ? place : `${place} ${shown(value)}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return `'${text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text}'`;
}

/** RFC 6749 §5.2: %x20-21 / %x23-5B / %x5D-7E. What the reader cannot see or a header cannot hold is named by its code point. */
export function describable(text: string): string {
  return text
    .replaceAll(/[“”"]/g, "'")
    .replaceAll('’', "'")
    .replaceAll('–', '-')
    .replaceAll(/[^ -~]|\\/gu, (character) => {
      const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `U+${point}`;
    });
}
