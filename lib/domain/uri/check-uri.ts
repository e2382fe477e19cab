/**
 * The one URI validator (security.md §1): used by the form, the REST API, import and dynamic registration alike. An accepted URI is
 * byte for byte what the WHATWG parser serialises (an empty path and an explicit default port excepted), is printable ASCII, and can
 * only lead to the host a person reads in it. It reports everything that is wrong and rewrites nothing.
 */
import { flaw } from '../field-errors';
import { AUTHORITY_RULES } from './authority-rules';
import { isCanonical } from './canonical';
import { CHARACTER_RULES } from './character-rules';
import { COMPONENT_RULES } from './component-rules';
import { type UriProblem, type UriRule, type UriSubject, uriSubject } from './rule';
import { SCHEME_RULES } from './scheme-rules';
import { correctedForm } from './suggestion';
import { URI_USES, type UriContext, type UriUseName } from './uses';

export const MAX_URI_LENGTH = 2_048;

const URI_RULES: readonly UriRule[] = [...CHARACTER_RULES, ...SCHEME_RULES, ...AUTHORITY_RULES, ...COMPONENT_RULES];

/** The principle itself, asked last: it catches what no rule has a name for. */
function breachOfPrinciple({ uri, parts, url }: UriSubject): UriProblem[] {
  if (url === null) return [flaw('uri_invalid', {})];
  return isCanonical(uri, parts, url) ? [] : [flaw('uri_not_canonical', { canonical: url.href })];
}

function findProblems(uri: string, use: UriUseName, context: UriContext): UriProblem[] {
  if (uri.length > MAX_URI_LENGTH) return [flaw('uri_too_long', { maximum: MAX_URI_LENGTH })];
  const subject = uriSubject(uri, use, context);
  const problems = URI_RULES.map((rule) => rule(subject)).filter((problem) => problem !== null);
  return problems.length > 0 ? problems : breachOfPrinciple(subject);
}

/** The corrected form of a bad URI, if there is one that passes. */
function suggestionFor(uri: string, use: UriUseName, context: UriContext): string | null {
  const candidate = uri.length > MAX_URI_LENGTH ? null : correctedForm(uri, URI_USES[use]);
  if (candidate === null || candidate === uri) return null;
  return findProblems(candidate, use, context).length === 0 ? candidate : null;
}

/**
 * Everything wrong with `uri` for this use; an empty list accepts it. The last problem carries the corrected form, when there is one,
 * so that it is said once. Never throws.
 */
export function checkUri(uri: string, use: UriUseName, context: UriContext): UriProblem[] {
  const problems = findProblems(uri, use, context);
  const last = problems.at(-1);
  const suggestion = last === undefined ? null : suggestionFor(uri, use, context);
  if (last === undefined || suggestion === null) return problems;
  return [...problems.slice(0, -1), { ...last, params: { ...last.params, suggestion } }];
}

/** `checkUri` for a redirect URI. */
export function checkRedirectUri(uri: string, context: UriContext): UriProblem[] {
  return checkUri(uri, 'redirect', context);
}
