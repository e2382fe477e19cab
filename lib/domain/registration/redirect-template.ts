/** Spring Security's redirect URI templates: `{baseUrl}/login/oauth2/code/{registrationId}`. */
import { type Flaw, flaw } from '../field-errors';
import { checkRedirectUri, MAX_URI_LENGTH } from '../uri/check-uri';
import type { UriContext } from '../uri/uses';

export type TemplateValues = {
  registrationId: string;
  /** Where the application runs, as it sees itself: `https://app.example.com:8443/shop`. */
  baseUrl: string;
  /** Spring: `login` or `authorize`. */
  action?: string;
};

/** What a form shows when the application's own address is not known. */
export const SAMPLE_BASE_URL = 'https://app.example.com';
/** Where a template is judged: every variable has a value, so that nothing wrong hides behind an empty one. */
const STRICT_BASE_URL = 'https://app.example.com:8443/base';

/** `{basePort}` and `{basePath}` bring their own `:` and `/`, and are empty where there is none (Spring Security reference). */
const VARIABLES: Record<string, (values: TemplateValues, base: URL) => string> = {
  baseUrl: (_, base) => `${base.protocol}//${base.host}${base.pathname.replace(/\/$/, '')}`,
  baseScheme: (_, base) => base.protocol.slice(0, -1),
  baseHost: (_, base) => base.hostname,
  basePort: (_, base) => (base.port === '' ? '' : `:${base.port}`),
  basePath: (_, base) => base.pathname.replace(/\/$/, ''),
  action: ({ action = 'login' }) => action,
  registrationId: ({ registrationId }) => registrationId,
};

const VARIABLE = /\{([^{}]*)\}/g;

/**
 * `template` with its variables filled in. Unknown ones stay as they are. `values.baseUrl` must be an absolute URL; throws a TypeError
 * otherwise.
 */
export function expandRedirectTemplate(template: string, values: TemplateValues): string {
  const base = new URL(values.baseUrl);
  return template.replace(VARIABLE, (whole, name: string) =>
    Object.hasOwn(VARIABLES, name) ? (VARIABLES[name]?.(values, base) ?? whole) : whole,
  );
}

/** `{baseUrl}.evil.example` and `{baseHost}evil` would lead to a host of somebody else's. Only a host may be followed by a port. */
const OPEN_BOUNDARY =
  /\{baseHost\}(?![/?#:]|\{base(?:Port|Path)\}|$)|\{base(?:Url|Port|Path)\}(?![/?#]|\{basePath\}|$)/;

/** Everything wrong with a template, the URI it stands for in this registration included. */
export function checkRedirectTemplate(template: string, registrationId: string, context: UriContext): Flaw[] {
  if (template.length > MAX_URI_LENGTH) return [flaw('uri_too_long', { maximum: MAX_URI_LENGTH })];
  const names = [...template.matchAll(VARIABLE)].map(([, name = '']) => name);
  const unknown = [...new Set(names)].filter((name) => !Object.hasOwn(VARIABLES, name));
  if (unknown.length > 0) return unknown.map((variable) => flaw('template_variable', { variable: `{${variable}}` }));
  if (/[{}]/.test(template.replace(VARIABLE, ''))) return [flaw('template_braces', {})];
  const boundary = OPEN_BOUNDARY.exec(template);
  if (boundary !== null) return [flaw('template_boundary', { variable: boundary[0] })];
  // A suggestion would be the sample, corrected: not what anyone wants to type.
  return checkRedirectUri(expandRedirectTemplate(template, { registrationId, baseUrl: STRICT_BASE_URL }), context).map(
    ({ code, params: { suggestion: _, ...params } }) => ({ code, params }),
  );
}
