import { isJsonObject } from '../json/json-object';
import { type JsonProblem, parseStrictJson } from '../json/strict-json';
import type { DiscoveryFailure } from './failure';

export type JsonAnswer = { body: Uint8Array; contentType: string | null };

const FAILURES: Record<JsonProblem['problem'], DiscoveryFailure['reason']> = {
  syntax: 'not_json',
  duplicate_key: 'duplicate_keys',
  forbidden_key: 'forbidden_content',
  forbidden_text: 'forbidden_content',
  too_deep: 'too_deep',
};

/** `application/json` or a type with the suffix of RFC 6839 §3.1. A page that says text/html is a page. */
function isJsonType(contentType: string | null): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || /^[a-z]+\/[\w.!#$&^+-]+\+json$/.test(type);
}

/** Reads an answer that must be one JSON object, or says why it is none. */
export function readJsonObject({
  body,
  contentType,
}: JsonAnswer): { ok: true; value: Record<string, unknown> } | { ok: false; failure: DiscoveryFailure } {
  const fail = (reason: DiscoveryFailure['reason'], params: DiscoveryFailure['params'] = {}) =>
    ({ ok: false, failure: { reason, params } }) as const;
  if (!isJsonType(contentType)) return fail('not_json', { contentType: contentType?.slice(0, 100) ?? '' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return fail('not_utf8');
  }
  const parsed = parseStrictJson(text);
  if (!parsed.ok) return fail(FAILURES[parsed.problem], { member: parsed.member });
  const { value } = parsed;
  return isJsonObject(value) ? { ok: true, value } : fail('not_an_object');
}
