import { z } from 'zod';
import { defaultConfiguration } from '@/lib/domain/registration/fields';
import type { RegistrationField } from '@/lib/domain/registration/model';
import { SHAPES } from '@/lib/domain/registration/shape';

/** A claim with a value of its own. `valueType` is an XML Schema type; a text's may be left out. */
export const claim = z.object({ type: z.string(), value: z.string(), valueType: z.string().optional() });

/** Members that the domain reads by looking at what came; a document needs them written down. */
const WRITTEN_DOWN: Partial<Record<RegistrationField, z.ZodType>> = {
  jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
  claims: z.array(claim),
  properties: z.record(z.string(), z.string()),
};

/**
 * A shape of the domain as the document shows it: what is sent and what is kept have the same type, so lists that count before they
 * look are shown as the list, and what is transformed as what is sent.
 */
export function documented(schema: z.ZodType): z.ZodType {
  const { def } = schema as z.ZodPipe;
  if (def.type !== 'pipe') return schema;
  const isTransformed = (def.out as z.ZodType).def.type === 'transform';
  return documented((isTransformed ? def.in : def.out) as z.ZodType);
}

/** A member of a registration; null where that is what an absent value is. */
export function documentedMember(field: RegistrationField): z.ZodType {
  const schema = WRITTEN_DOWN[field] ?? documented(SHAPES[field]);
  return defaultConfiguration('built_in')[field] === null ? schema.nullable() : schema;
}

/** ISO 8601 in UTC. */
export const moment = z.iso.datetime();

/** A moment that a program sends, with any offset. */
export const sentMoment = z.iso.datetime({ offset: true });

/** What discovery and rules say with their reasons: free members of text and numbers. */
export const saidParams = z.record(z.string(), z.union([z.string(), z.number()]));
