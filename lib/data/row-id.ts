import { randomUUID } from 'node:crypto';

/** An id for a row, as Prisma makes them: UUID version 7 (RFC 9562 §5.7), so that rows of one time lie together in every index. */
export function newRowId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  // Variant and randomness are where version 4 has them, which Node makes 128 at a time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
