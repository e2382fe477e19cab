/** Members that lead somewhere: the names of the registries, and whatever a provider names in the same manner. */
const NAMED_ENDPOINTS = new Set(['jwks_uri', 'check_session_iframe']);

function isEndpointMember(member: string): boolean {
  return NAMED_ENDPOINTS.has(member) || member.endsWith('_endpoint');
}

/** Every endpoint of a document by its path, those of mutual TLS (RFC 8705 §5) included. Null counts as absent. */
export function endpointsOf(document: Record<string, unknown>): [path: string, value: unknown][] {
  const aliases = document.mtls_endpoint_aliases;
  const inside = typeof aliases === 'object' && aliases !== null ? Object.entries(aliases) : [];
  return [
    ...Object.entries(document).filter(([member]) => isEndpointMember(member)),
    ...inside.map(([member, value]): [string, unknown] => [`mtls_endpoint_aliases.${member}`, value]),
  ].filter(([, value]) => value !== null);
}

/** Printable ASCII only, and nothing that hides the host: what a person reads is where it leads. */
const READABLE = /^(https?):\/\/[^\s/?#@\\]+(?:[/?#][\x21-\x7e]*)?$/;

/** Whether a value is an absolute https URL, or an http one that `allowHttp` lists (security.md §3). */
export function isAllowedEndpoint(value: unknown, allowHttp: (url: string) => boolean): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const scheme = READABLE.exec(value)?.[1];
  return scheme === 'https' || (scheme === 'http' && allowHttp(value));
}
