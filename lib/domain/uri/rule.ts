import type { Flaw } from '../field-errors';
import { parseUrl, splitUri, type UriParts } from './parts';
import { URI_USES, type UriContext, type UriUse, type UriUseName } from './uses';

/** One thing wrong with one URI. `params.suggestion`, where present, is the corrected form: it passes the same check. */
export type UriProblem = Flaw;

/** What a rule looks at: the URI as typed, as cut, and as a browser understands it (null: it does not). */
export type UriSubject = {
  readonly uri: string;
  readonly parts: UriParts;
  readonly url: URL | null;
  readonly use: UriUse;
  readonly context: UriContext;
};

/** Looks at one URI for one reason; null when that reason does not apply. Rules do not know of each other. */
export type UriRule = (subject: UriSubject) => UriProblem | null;

export function uriSubject(uri: string, use: UriUseName, context: UriContext): UriSubject {
  return { uri, parts: splitUri(uri), url: parseUrl(uri), use: URI_USES[use], context };
}
