'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { createInitialAccessToken, revokeInitialAccessToken } from '@/lib/data/dynamic-registration';
import { updateRegistrationSettings } from '@/lib/data/settings';
import { OPENED_FIELD } from '@/lib/domain/edit-conflict';
import { chipTexts } from '@/lib/domain/form-text';
import { readWholeNumber } from '@/lib/domain/numbers';
import { formAction } from '@/lib/server/action-client';

const PAGE = '/settings/registration';
const text = z.string().max(2_000);
/** An empty control means “no limit”; what is no number stays wrong, and `lib/data` says so. */
const optionalNumber = text.transform((value) => (value.trim() === '' ? null : Number(readWholeNumber(value))));

/** Saves how programs may register themselves. */
export const saveRegistrationSettingsAction = formAction(
  'setting:write',
  {
    read: (form) => ({
      version: form.get('version'),
      reason: form.get('reason') ?? '',
      grantSet: form.get('grantSet'),
      access: form.get('access'),
      approval: form.get('approval'),
      defaultScopes: chipTexts(form.getAll('defaultScopes')),
      openQuota: form.get('openQuota') ?? '',
    }),
    schema: z.object({
      version: z.coerce.number().int().min(0),
      reason: z.string().trim().max(1000),
      grantSet: z.unknown(),
      access: z.unknown(),
      approval: z.unknown(),
      defaultScopes: z.array(text),
      openQuota: text.transform(readWholeNumber),
    }),
    echo: ['grantSet', 'access', 'approval', 'defaultScopes', 'openQuota', 'reason', 'version', OPENED_FIELD],
  },
  async ({ input: { version, reason, ...value }, actor }) => {
    const saved = await updateRegistrationSettings(actor, { value, version, reason });
    revalidatePath(PAGE);
    return saved;
  },
);

/** Makes an initial access token and answers with its value, this once. */
export const createInitialAccessTokenAction = formAction(
  'token:write',
  {
    read: (form) => ({
      description: form.get('description') ?? '',
      maxUses: form.get('maxUses') ?? '',
      expiresInDays: form.get('expiresInDays') ?? '',
      allowedGrants: form.getAll('allowedGrants'),
      allowedScopes: chipTexts(form.getAll('allowedScopes')),
    }),
    schema: z.object({
      description: text,
      maxUses: optionalNumber,
      expiresInDays: optionalNumber,
      allowedGrants: z.array(text).max(50),
      allowedScopes: z.array(text),
    }),
    echo: ['description', 'maxUses', 'expiresInDays', 'allowedGrants', 'allowedScopes'],
  },
  async ({ input, actor }) => {
    const { token, value } = await createInitialAccessToken(actor, input);
    revalidatePath(PAGE);
    return { name: token.description, value };
  },
);

/** Ends an initial access token, at once. */
export const revokeInitialAccessTokenAction = formAction(
  'token:write',
  { read: (form) => ({ id: form.get('id') }), schema: z.object({ id: z.uuid() }), echo: [] },
  async ({ input, actor }) => {
    const { description } = await revokeInitialAccessToken(actor, input.id);
    revalidatePath(PAGE);
    return { name: description };
  },
);
