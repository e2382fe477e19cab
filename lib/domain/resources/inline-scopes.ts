import { isJsonObject } from '../json/json-object';

/** An API scope as it stood inside an API, and at which place of the API's `scopes`. */
export type InlineScope = { place: number; scope: Record<string, unknown> };

/** An API resource as a program sent it, and the API scopes that the older shape of seed A brought along. */
export type SplitApiResource = { resource: unknown; scopes: InlineScope[] };

/**
 * Seed A, v1: scopes stood inside the API resource as objects ({ name, displayName, … }). Takes them out as API scopes of their
 * own and leaves their names, as v2 has it. Judges nothing: `parseResource` judges each part. What is no such object stays.
 */
export function splitInlineScopes(input: unknown): SplitApiResource {
  if (!isJsonObject(input) || !Array.isArray(input.scopes)) return { resource: input, scopes: [] };
  const members: unknown[] = input.scopes;
  return {
    resource: { ...input, scopes: members.map((scope) => (isJsonObject(scope) ? (scope.name ?? '') : scope)) },
    scopes: members.flatMap((scope, place) => (isJsonObject(scope) ? [{ place, scope }] : [])),
  };
}
