import { checkSectorDocument, type Sector } from '@/lib/domain/dialects/rfc7591/subject';
import { fieldError } from '@/lib/domain/field-errors';
import { parseStrictJson } from '@/lib/domain/json/strict-json';
import type { FieldError } from '@/lib/domain/problem';
import { OutboundError } from '@/lib/server/guarded-fetch/outbound-error';
import { outbound } from '@/lib/server/outbound';

const MEMBER = 'sector_identifier_uri';

/** Reads the document of a sector through the guarded fetch and holds the redirect URIs against it (OIDC Registration §5). */
export async function sectorErrors(sector: Sector): Promise<FieldError[]> {
  if (sector.documentUri === null) return [];
  try {
    const { status, body } = await outbound.request(sector.documentUri, { headers: { accept: 'application/json' } });
    if (status !== 200) return [fieldError(MEMBER, 'sector_unreachable', { reason: `HTTP ${status}` })];
    const json = parseStrictJson(new TextDecoder().decode(body));
    return json.ok ? checkSectorDocument(json.value, sector) : [fieldError(MEMBER, 'sector_format', {})];
  } catch (error) {
    if (error instanceof OutboundError) return [fieldError(MEMBER, 'sector_unreachable', { reason: error.reason })];
    throw error;
  }
}
