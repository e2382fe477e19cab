/** Rules about single characters, wherever in the URI they stand. */
import { flaw, type PlainCode } from '../field-errors';
import { hiddenCharacter } from '../text';
import type { UriRule } from './rule';

/** A rule that holds unless `pattern` occurs. */
const never =
  (pattern: RegExp, code: PlainCode): UriRule =>
  ({ uri }) =>
    pattern.test(uri) ? flaw(code, {}) : null;

/** Blanks are counted as whitespace, so that a tab is called a tab and not U+0009. */
const withoutBlanks = (uri: string) => uri.replace(/\s/g, '');

const hidden: UriRule = ({ uri }) => {
  const character = hiddenCharacter(withoutBlanks(uri));
  return character === null ? null : flaw('uri_hidden_character', { character });
};

/** Letters of other scripts look like Latin ones; what a person reads must be what the browser sends. */
const nonAscii: UriRule = ({ uri }) => {
  const isForeign = (character: string) => character > '\x7f' && hiddenCharacter(character) === null;
  const character = Array.from(withoutBlanks(uri)).find(isForeign);
  return character === undefined ? null : flaw('uri_non_ascii', { character });
};

/** RFC 3986 Appendix A has no place for these; browsers disagree on whether they encode them. */
const notUriCharacter: UriRule = ({ uri, parts }) => {
  const outsideHost = parts.host.startsWith('[') ? uri.replace(parts.host, '') : uri;
  const character = /["<>^`|[\]]/.exec(outsideHost)?.[0];
  return character === undefined ? null : flaw('uri_character', { character });
};

/** A decoder down the line would see a line end or a NUL. */
const encodedControl: UriRule = ({ uri }) => {
  const found = /%(?:25)*(?:[01][0-9a-f]|7f)/i.exec(uri)?.[0];
  return found === undefined ? null : flaw('uri_encoded_control', { escape: found });
};

export const CHARACTER_RULES: readonly UriRule[] = [
  never(/\s/, 'uri_whitespace'),
  hidden,
  nonAscii,
  notUriCharacter,
  never(/\*|%(?:25)*2a/i, 'uri_wildcard'),
  never(/[{}]/, 'uri_template'),
  never(/\\|%(?:25)*5c/i, 'uri_backslash'),
  never(/\.\.|\/\.(?=[/?#]|$)/, 'uri_dots'),
  // Decoded once too often by a proxy, `%2e%2e` climbs out of the folder that was registered.
  never(/%(?:25)*2e/i, 'uri_encoded_dot'),
  never(/%(?![0-9a-f]{2})/i, 'uri_percent'),
  encodedControl,
];
