'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { revokeConsent } from '@/lib/data/consents';
import { createInvitation, revokeInvitation } from '@/lib/data/invitations';
import { createPasswordReset, revokePasswordReset } from '@/lib/data/password-resets';
import { updateUserClaims } from '@/lib/data/user-claims';
import { changeUserRole, endUserSessions, setUserDisabled } from '@/lib/data/users';
import { CLAIM_FIELDS, claimsFromForm } from '@/lib/domain/people/claims-form';
import { invitationSchema, roleSchema } from '@/lib/domain/people/schemas';
import { DomainError } from '@/lib/domain/problem';
import { formAction } from '@/lib/server/action-client';
import { env } from '@/lib/server/env';

const whom = z.object({ userId: z.uuid() });

/** Invites a person and answers with the link, this once. */
export const inviteUserAction = formAction(
  'user:write',
  {
    read: (form) => ({ email: form.get('email'), role: form.get('role') }),
    schema: invitationSchema,
    echo: ['email', 'role'],
  },
  async ({ input, actor }) => {
    const { token } = await createInvitation(actor, input);
    revalidatePath('/users');
    return { email: input.email, link: `${env.PUBLIC_URL}/setup?token=${token}` };
  },
);

/** Withdraws an open invitation. */
export const revokeInvitationAction = formAction(
  'user:write',
  {
    read: (form) => ({ invitationId: form.get('invitationId') }),
    schema: z.object({ invitationId: z.uuid() }),
    echo: [],
  },
  async ({ input, actor }) => {
    const revoked = await revokeInvitation(actor, input.invitationId);
    revalidatePath('/users');
    return revoked;
  },
);

/** Gives a person another role. */
export const changeUserRoleAction = formAction(
  'user:write',
  {
    read: (form) => ({ userId: form.get('userId'), role: form.get('role'), seen: form.get('seen') }),
    schema: whom.extend({ role: roleSchema, seen: roleSchema }),
    echo: ['role'],
  },
  async ({ input, actor }) => {
    // Also when it is refused: the page is to show which role they have now.
    revalidatePath('/users');
    await changeUserRole(actor, input.userId, input.role, input.seen);
    return null;
  },
);

/** Saves what applications may learn of a person. */
export const saveUserClaimsAction = formAction(
  'user:write',
  {
    read: (form) => ({
      userId: form.get('userId'),
      version: form.get('version'),
      values: Object.fromEntries(CLAIM_FIELDS.map((name) => [name, String(form.get(name) ?? '')])),
    }),
    schema: whom.extend({ version: z.coerce.number().int(), values: z.record(z.string(), z.string()) }),
    echo: CLAIM_FIELDS,
  },
  async ({ input, actor }) => {
    const { claims, errors } = claimsFromForm(input.values);
    if (errors.length > 0) throw new DomainError('invalid_input', { fieldErrors: errors });
    const saved = await updateUserClaims(actor, input.userId, { version: input.version, claims });
    revalidatePath('/users');
    return saved;
  },
);

/** Withdraws what a person has allowed an application: it has to ask again, and what it got is dead. */
export const revokeConsentAction = formAction(
  'user:write',
  {
    read: (form) => ({ userId: form.get('userId'), registrationId: form.get('registrationId') }),
    schema: whom.extend({ registrationId: z.uuid() }),
    echo: [],
  },
  async ({ input, actor }) => {
    await revokeConsent(actor, input.userId, input.registrationId);
    revalidatePath('/users');
    return null;
  },
);

/** Shuts a person out, or lets them back in. */
export const setUserDisabledAction = formAction(
  'user:write',
  {
    read: (form) => ({ userId: form.get('userId'), disabled: form.get('disabled') }),
    schema: whom.extend({ disabled: z.enum(['true', 'false']).transform((text) => text === 'true') }),
    echo: [],
  },
  async ({ input, actor }) => {
    await setUserDisabled(actor, input.userId, input.disabled);
    revalidatePath('/users');
    return { disabled: input.disabled };
  },
);

/** Signs a person out everywhere. */
export const endUserSessionsAction = formAction(
  'user:write',
  { read: (form) => ({ userId: form.get('userId') }), schema: whom, echo: [] },
  async ({ input, actor }) => {
    const ended = await endUserSessions(actor, input.userId);
    revalidatePath('/users');
    return { ended };
  },
);

/** Makes a link with which a person chooses another password, and answers with it, this once. */
export const createPasswordResetAction = formAction(
  'user:write',
  { read: (form) => ({ userId: form.get('userId') }), schema: whom, echo: [] },
  async ({ input, actor }) => {
    const { token } = await createPasswordReset(actor, input.userId);
    revalidatePath('/users');
    return { link: `${env.PUBLIC_URL}/setup?token=${token}` };
  },
);

/** Withdraws the open link. */
export const revokePasswordResetAction = formAction(
  'user:write',
  { read: (form) => ({ userId: form.get('userId') }), schema: whom, echo: [] },
  async ({ input, actor }) => {
    await revokePasswordReset(actor, input.userId);
    revalidatePath('/users');
    return null;
  },
);
