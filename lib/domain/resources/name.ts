import { type Flaw, flaw } from '../field-errors';

/** RFC 6749 Appendix A.1, VSCHAR without the blank: the name travels as a client ID when the API introspects. */
const PRINTABLE = /^[!-~]+$/;

/**
 * What is wrong with the name of an API resource. Seed A has plain names (`configPortalApi`), RFC 8707 §2 absolute URIs without
 * a fragment; both may be an audience, but RFC 7519 §2 (StringOrURI) makes whatever holds a colon a URI.
 */
export function flawOfApiResourceName(name: string): Flaw | null {
  if (!PRINTABLE.test(name)) return flaw('resource_name_characters', {});
  if (!name.includes(':')) return /[#?/\\]/.test(name) ? flaw('resource_name_uri', {}) : null;
  if (name.includes('#') || !/^[a-z][a-z\d+.-]*:/i.test(name) || !URL.canParse(name)) {
    return flaw('resource_name_uri', {});
  }
  return null;
}
