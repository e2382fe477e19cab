'use server';

import { revalidatePath } from 'next/cache';
import { after } from 'next/server';
import { z } from 'zod';
import { refreshFindings } from '@/lib/data/registrations';
import { updateTokenSettings } from '@/lib/data/settings';
import { OPENED_FIELD } from '@/lib/domain/edit-conflict';
import { readWholeNumber } from '@/lib/domain/numbers';
import { formAction } from '@/lib/server/action-client';

/** Saves the global token settings. */
export const saveTokenSettingsAction = formAction(
  'setting:write',
  {
    read: (form) => ({
      version: form.get('version'),
      reason: form.get('reason') ?? '',
      accessTokenLifetime: form.get('accessTokenLifetime') ?? '',
    }),
    schema: z.object({
      version: z.coerce.number().int().min(0),
      reason: z.string().trim().max(1000),
      accessTokenLifetime: z.string().max(100).transform(readWholeNumber),
    }),
    echo: ['accessTokenLifetime', 'reason', 'version', OPENED_FIELD],
  },
  async ({ input: { accessTokenLifetime, ...rest }, actor }) => {
    const saved = await updateTokenSettings(actor, { value: { accessTokenLifetime }, ...rest });
    revalidatePath('/settings/tokens');
    // The rules on long-lived tokens follow the global setting, after the answer has gone out.
    after(() => refreshFindings(actor));
    return saved;
  },
);
