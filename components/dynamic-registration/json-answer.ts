import type { SavedRegistration } from '@/components/registration/form/form-facts';
import type { MemberFate } from '@/lib/domain/dialects/rfc7591/write';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';

/** What the form for a pasted document is answered with. */
export type JsonAnswer =
  | { kind: 'preview'; document: string; fates: MemberFate[] }
  | { kind: 'form'; values: RegistrationFormValues }
  | SavedRegistration;
