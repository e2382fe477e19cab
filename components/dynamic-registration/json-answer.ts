import type { MemberFate } from '@/lib/domain/dialects/rfc7591/write';

/** What the form for a pasted document is answered with. */
export type JsonAnswer =
  | { kind: 'preview'; document: string; fates: MemberFate[] }
  | { kind: 'registered'; registrationId: string; clientId: string; name: string; secret: string | null };
