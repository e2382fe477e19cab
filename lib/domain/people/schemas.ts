import { z } from 'zod';
import { ROLES } from '../permissions';

/** Messages are codes: each names a sentence under `fieldErrors` in the message file. */
const required = (code: string) => z.string({ error: code }).trim().min(1, code);

/** People are known by e-mail address, compared in lower case. */
export const emailSchema = required('email_required')
  .toLowerCase()
  .max(254, 'email_invalid')
  .pipe(z.email('email_invalid'));
export const personNameSchema = required('person_name_required')
  .max(200, 'person_name_too_long')
  .regex(/^[^\p{Cc}\p{Bidi_Control}]*$/u, 'person_name_characters');
/** What a person may do in the console; `none` is an account for applications only. */
export const ACCESS = [...ROLES, 'none'] as const;
export type Access = (typeof ACCESS)[number];
export const roleSchema = z
  .enum(ACCESS, { error: 'role_required' })
  .transform((access) => (access === 'none' ? null : access));

export const invitationSchema = z.object({ email: emailSchema, role: roleSchema });
/** What makes a person of a single-use link. The password's own rules need a list of common ones: lib/server/passwords. */
export const acceptanceSchema = z.object({ email: emailSchema, name: personNameSchema, password: z.string() });
