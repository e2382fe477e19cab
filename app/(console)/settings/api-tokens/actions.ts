'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { createApiToken, revokeApiToken } from '@/lib/data/api-tokens';
import { apiTokenSchema } from '@/lib/domain/api-tokens/api-token';
import { formAction } from '@/lib/server/action-client';

/** Makes a token for a program and answers with its value, this once. */
export const createApiTokenAction = formAction(
  'token:write',
  {
    read: (form) => ({ name: form.get('name'), permissions: form.getAll('permissions'), days: form.get('days') }),
    schema: apiTokenSchema,
    echo: ['name', 'permissions', 'days'],
  },
  async ({ input, actor }) => {
    const { token, value } = await createApiToken(actor, input);
    revalidatePath('/settings/api-tokens');
    return { name: token.name, value };
  },
);

/** Kills a token, at once. */
export const revokeApiTokenAction = formAction(
  'token:write',
  { read: (form) => ({ id: form.get('id') }), schema: z.object({ id: z.uuid() }), echo: [] },
  async ({ input, actor }) => {
    const revoked = await revokeApiToken(actor, input.id);
    revalidatePath('/settings/api-tokens');
    return revoked;
  },
);
