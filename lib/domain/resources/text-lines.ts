/**
 * Claims and properties as lines of a text area, so that they can be pasted and work without a script:
 *
 *     department
 *     tenant = acme
 *     level = 3 (http://www.w3.org/2001/XMLSchema#integer)
 *
 * A part that would be read as something else stands in quotes, as JSON writes it.
 */
import { lineValues } from '../registration/form-lines';
import { STRING_CLAIM } from '../registration/model';
import type { UserClaim } from './model';

/** What must be quoted: blanks at an end, a quotation mark at the beginning, what separates, and line ends. */
const AMBIGUOUS = /^\s|\s$|^"|=|[\r\n]|^$/;
const TYPED = /^(.*\S)\s+\(([^\s()]+)\)$/s;

const quoted = (part: string, isAmbiguous: boolean) => (isAmbiguous ? JSON.stringify(part) : part);

function unquoted(part: string): string {
  const text = part.trim();
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

/** The two sides of the first `=` that stands in no quotes; null where there is none. */
function splitAtEquals(line: string): [string, string] | null {
  const lead = /^\s*"(?:[^"\\]|\\.)*"/.exec(line)?.[0].length ?? 0;
  const at = line.indexOf('=', lead);
  return at === -1 ? null : [line.slice(0, at), line.slice(at + 1)];
}

const nameText = (name: string) => quoted(name, AMBIGUOUS.test(name));

/** Claims, one a line. */
export function claimsToText(claims: readonly UserClaim[]): string {
  return claims.map(claimLine).join('\n');
}

function claimLine(claim: UserClaim): string {
  if (typeof claim === 'string') return nameText(claim);
  const { type, value, valueType } = claim;
  const text = quoted(value, AMBIGUOUS.test(value) || TYPED.test(value));
  return `${nameText(type)} = ${text}${valueType === STRING_CLAIM ? '' : ` (${valueType})`}`;
}

/** The claims of a text; `parseResource` judges them, and its paths count these lines. */
export function claimsFromText(text: string): UserClaim[] {
  return lineValues(text).map((line) => {
    const sides = splitAtEquals(line);
    if (sides === null) return unquoted(line);
    const [type, rest] = sides;
    const [, value = rest, valueType = STRING_CLAIM] = TYPED.exec(rest.trim()) ?? [];
    return { type: unquoted(type), value: unquoted(value), valueType };
  });
}

/** Properties, one a line. */
export function propertiesToText(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([key, value]) => `${nameText(key)} = ${quoted(value, AMBIGUOUS.test(value) && value !== '')}`.trimEnd())
    .join('\n');
}

/** The properties of a text, in its order. Two of one key are both there, so that it can be told. */
export function propertiesFromText(text: string): [string, string][] {
  return lineValues(text).map((line) => {
    const [key, value] = splitAtEquals(line) ?? [line, ''];
    return [unquoted(key), unquoted(value)];
  });
}
