'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { approveRegistration, refuseRegistration } from '@/lib/data/dynamic-registration';
import { deleteRegistration, rediscover, restoreRegistration, setRegistrationEnabled } from '@/lib/data/registrations';
import { resetSecret, revokeSecret } from '@/lib/data/secrets';
import { formText } from '@/lib/domain/form-input';
import { DomainError } from '@/lib/domain/problem';
import { endOfDay, OVERLAPS, overlapEnd } from '@/lib/domain/registration/overlap';
import { formAction } from '@/lib/server/action-client';

const subject = { registrationId: z.string().min(1).max(64) };
const reason = formText(500);

const addressOf = (registrationId: string) => `/registrations/${encodeURIComponent(registrationId)}`;

export const resetSecretAction = formAction(
  'secret:write',
  {
    read: (form) => ({
      registrationId: form.get('registrationId'),
      value: form.get('value'),
      description: form.get('description'),
      expiresAt: form.get('expiresAt'),
      overlap: form.get('overlap'),
      overlapUntil: form.get('overlapUntil'),
    }),
    schema: z.object({
      ...subject,
      value: z.string().nullable(),
      description: formText(2_000),
      expiresAt: formText(40),
      overlap: z
        .enum(OVERLAPS)
        .nullable()
        .transform((choice) => choice ?? 'now'),
      overlapUntil: formText(40),
    }),
    echo: ['description', 'expiresAt', 'overlap', 'overlapUntil'],
  },
  async ({ input, actor }) => {
    const answer = await resetSecret(actor, input.registrationId, {
      value: input.value,
      description: input.description,
      expiresAt: input.expiresAt === '' ? null : endOfDay(input.expiresAt),
      overlapUntil: overlapEnd(input.overlap, input.overlapUntil, new Date()),
    });
    revalidatePath(addressOf(input.registrationId));
    return answer;
  },
);

export const revokeSecretAction = formAction(
  'secret:write',
  {
    read: (form) => ({
      registrationId: form.get('registrationId'),
      secretId: form.get('secretId'),
      reason: form.get('reason'),
    }),
    schema: z.object({ ...subject, secretId: z.uuid(), reason }),
    echo: ['reason'],
  },
  async ({ input, actor }) => {
    await revokeSecret(actor, input.registrationId, input.secretId, { reason: input.reason });
    revalidatePath(addressOf(input.registrationId));
    return null;
  },
);

export const setEnabledAction = formAction(
  'registration:write',
  {
    read: (form) => ({
      registrationId: form.get('registrationId'),
      enabled: form.get('enabled') === 'true',
      reason: form.get('reason'),
    }),
    schema: z.object({ ...subject, enabled: z.boolean(), reason }),
    echo: ['reason'],
  },
  async ({ input, actor }) => {
    await setRegistrationEnabled(actor, input.registrationId, { enabled: input.enabled, reason: input.reason });
    revalidatePath(addressOf(input.registrationId));
    return null;
  },
);

export const deleteRegistrationAction = formAction(
  'registration:delete',
  {
    read: (form) => ({
      registrationId: form.get('registrationId'),
      typed: form.get('typed'),
      reason: form.get('reason'),
    }),
    schema: z.object({ ...subject, typed: formText(64), reason }),
    echo: ['reason'],
  },
  async ({ input, actor }): Promise<null> => {
    if (input.typed !== input.registrationId) {
      throw new DomainError('invalid_input', {
        fieldErrors: [{ path: 'typed', code: 'confirmation_mismatch', params: {} }],
      });
    }
    await deleteRegistration(actor, input.registrationId, { reason: input.reason });
    redirect(`/registrations?notice=deleted&id=${encodeURIComponent(input.registrationId)}`);
  },
);

export const restoreRegistrationAction = formAction(
  'registration:delete',
  {
    read: (form) => ({ registrationId: form.get('registrationId') }),
    schema: z.object(subject),
    echo: [],
  },
  async ({ input, actor }) => {
    await restoreRegistration(actor, input.registrationId, { reason: '' });
    revalidatePath(addressOf(input.registrationId));
    return null;
  },
);

export const rediscoverAction = formAction(
  'issuer:discover',
  {
    read: (form) => ({ registrationId: form.get('registrationId') }),
    schema: z.object(subject),
    echo: [],
  },
  async ({ input, actor }) => {
    const { failure } = await rediscover(actor, input.registrationId);
    revalidatePath(addressOf(input.registrationId));
    return { failure };
  },
);

const decision = {
  read: (form: FormData) => ({ registrationId: form.get('registrationId'), reason: form.get('reason') }),
  schema: z.object({ ...subject, reason }),
  echo: ['reason'],
};

/** Lets a client in that registered itself. */
export const approveRegistrationAction = formAction('registration:approve', decision, async ({ input, actor }) => {
  await approveRegistration(actor, input.registrationId, { reason: input.reason });
  revalidatePath(addressOf(input.registrationId));
  return null;
});

/** Keeps it out. */
export const refuseRegistrationAction = formAction('registration:approve', decision, async ({ input, actor }) => {
  await refuseRegistration(actor, input.registrationId, { reason: input.reason });
  revalidatePath(addressOf(input.registrationId));
  return null;
});
