import { z } from 'zod';

/**
 * A shape of the domain as the document shows it: what is sent and what is kept have the same type, so lists that count before they
 * look are shown as the list, and what is transformed as what is sent.
 */
export function documented(schema: z.ZodType): z.ZodType {
  const { def } = schema as z.ZodPipe;
  if (def.type !== 'pipe') return schema;
  return (def.out as z.ZodType).def.type === 'transform'
    ? documented(def.in as z.ZodType)
    : documented(def.out as z.ZodType);
}

/** ISO 8601 in UTC. */
export const moment = z.iso.datetime();

/** A moment that a program sends, with any offset. */
export const sentMoment = z.iso.datetime({ offset: true });

/** What discovery and rules say with their reasons: free members of text and numbers. */
export const saidParams = z.record(z.string(), z.union([z.string(), z.number()]));
