'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { revokeSigningKey, rotateSigningKey } from '@/lib/data/keys';
import { SIGNING_ALGORITHMS } from '@/lib/domain/signing-algorithms';
import { formAction } from '@/lib/server/action-client';

/** Lets the next key of an algorithm sign in the place of the one that the page showed. */
export const rotateSigningKeyAction = formAction(
  'key:write',
  {
    read: (form) => ({ algorithm: form.get('algorithm'), instead: form.get('instead') }),
    schema: z.object({ algorithm: z.enum(SIGNING_ALGORITHMS), instead: z.string().max(100) }),
    echo: [],
  },
  async ({ input, actor }) => {
    await rotateSigningKey(actor, { ...input, reason: '' });
    revalidatePath('/settings/keys');
    return null;
  },
);

/** Takes a key out of use at once, with everything it signed. */
export const revokeSigningKeyAction = formAction(
  'key:write',
  { read: (form) => ({ kid: form.get('kid') }), schema: z.object({ kid: z.string().max(100) }), echo: [] },
  async ({ input, actor }) => {
    await revokeSigningKey(actor, { ...input, reason: '' });
    revalidatePath('/settings/keys');
    return null;
  },
);
