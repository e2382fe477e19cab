import { z } from 'zod';
import { type AddressParameters, singleParameters } from '../address';
import { RESOURCE_KINDS, type ResourceKind } from './model';

export type ResourceQuery = {
  kind: ResourceKind;
  q: string;
  /** The page after, or before, the resource of this name. */
  after: string | null;
  before: string | null;
  size: number;
};

const PAGE_SIZE = 50;
const name = z.string().min(1).max(255).nullable().catch(null);

/** One parameter of the address each. What cannot be understood means its default: an old link still opens. */
const PARAMETERS = z.object({
  kind: z.enum(RESOURCE_KINDS).catch('apiResource'),
  q: z.string().trim().max(200).catch(''),
  after: name,
  before: name,
});

/** The list's query out of an address. Never fails; a repeated parameter counts once. */
export function parseResourceQuery(parameters: AddressParameters): ResourceQuery {
  return { ...PARAMETERS.parse(singleParameters(parameters)), size: PAGE_SIZE };
}

/** The address of the list as `query` asks for it. */
export function resourceListAddress({ kind, q, after, before }: ResourceQuery): string {
  const said = Object.entries({ kind, q: q || null, after, before }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return `/resources?${new URLSearchParams(said)}`;
}
