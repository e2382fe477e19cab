/** Rules about what comes after the host, by what the URI is for. */
import { flaw } from '../field-errors';
import { isDefaultPort } from './canonical';
import type { UriRule } from './rule';

/**
 * What an authorization server or an attacker would put into the query: RFC 6749 §4.1.2 and §4.2.2, RFC 9207 §2, OIDC Core §3.2.2.5,
 * OIDC Session Management §3, JARM §2.3.1. A client that reads the first of two would take the planted one.
 */
const RESPONSE_PARAMETERS: ReadonlySet<string> = new Set([
  'code',
  'state',
  'iss',
  'error',
  'error_description',
  'error_uri',
  'access_token',
  'token_type',
  'expires_in',
  'scope',
  'id_token',
  'refresh_token',
  'session_state',
  'response',
  'vp_token',
]);

/** RFC 6749 §3.1.2: “The endpoint URI MUST NOT include a fragment component.” An empty one counts. */
const fragment: UriRule = ({ parts, use }) =>
  parts.fragment === null || use.fragment ? null : flaw('uri_fragment', {});

const query: UriRule = ({ parts, use }) => (parts.query === null || use.query ? null : flaw('uri_query', {}));

const path: UriRule = ({ parts, use }) => (parts.path === '' || use.path ? null : flaw('uri_path', {}));

/** Names are compared as lenient frameworks read them: decoded, without case, separated by `;` too, `code[]` as a list. */
const responseParameter: UriRule = ({ parts, use }) => {
  if (!use.takesResponse || parts.query === null) return null;
  const names = [...new URLSearchParams(parts.query.replaceAll(';', '&')).keys()];
  const name = names.find((key) => RESPONSE_PARAMETERS.has(key.toLowerCase().replace(/\[.*/s, '')));
  return name === undefined ? null : flaw('uri_response_parameter', { name });
};

const wellKnown: UriRule = ({ parts, use }) =>
  !use.wellKnown && /\/\.well-known(?:\/|$)/i.test(parts.path) ? flaw('uri_well_known', {}) : null;

/** RFC 6454 §6.2: browsers send an origin without its default port, so one written with it never matches. */
const originPort: UriRule = ({ parts, use }) =>
  !use.path && isDefaultPort(parts) ? flaw('uri_origin_port', { port: parts.port ?? '' }) : null;

export const COMPONENT_RULES: readonly UriRule[] = [fragment, query, path, responseParameter, wellKnown, originPort];
