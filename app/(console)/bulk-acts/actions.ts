'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { BULK_ACTS, NEW_BULK_ACT } from '@/components/shell/places';
import { cancelBulkAct, resumeBulkAct, startBulkAct } from '@/lib/data/bulk-acts';
import { formText } from '@/lib/domain/form-input';
import { DomainError } from '@/lib/domain/problem';
import { parseBulkRequest, typedConfirmation } from '@/lib/domain/registration/bulk';
import { formAction } from '@/lib/server/action-client';

/** Begins an act on many, as the page before it said: the same selection, evaluated anew, and the same number. */
export const startBulkActAction = formAction(
  'registration:write',
  {
    read: (form) => ({
      request: form.get('request'),
      expected: form.get('expected'),
      typed: form.get('typed'),
      reason: form.get('reason'),
    }),
    schema: z.object({
      request: z.string().max(20_000),
      expected: z.coerce.number().int().min(1),
      typed: formText(20),
      reason: formText(500),
    }),
    echo: ['reason', 'typed'],
  },
  async ({ input: { request: asked, expected, typed, reason }, actor }): Promise<null> => {
    const parameters = new URLSearchParams(asked);
    const request = parseBulkRequest(
      Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)])),
    );
    if (request === null) throw new DomainError('not_found');
    const mustType = typedConfirmation(request.action, expected);
    if (mustType !== null && typed.replaceAll(/\D/g, '') !== mustType) {
      const fieldErrors = [{ path: 'typed', code: 'number_mismatch', params: { expected: mustType } }];
      throw new DomainError('invalid_input', { fieldErrors });
    }
    // Also when it is refused: the page is to show what is selected now.
    revalidatePath(NEW_BULK_ACT);
    await startBulkAct(actor, { ...request, expected, reason });
    redirect(BULK_ACTS);
  },
);

const which = {
  read: (form: FormData) => ({ bulkActId: form.get('bulkActId') }),
  schema: z.object({ bulkActId: z.uuid() }),
  echo: [],
};

/** Stops an act where it is. */
export const cancelBulkActAction = formAction('registration:write', which, async ({ input, actor }) => {
  await cancelBulkAct(actor, input.bulkActId);
  revalidatePath(BULK_ACTS);
  return null;
});

/** Goes on with what is left of an act, and tries again what failed. */
export const resumeBulkActAction = formAction('registration:write', which, async ({ input, actor }) => {
  await resumeBulkAct(actor, input.bulkActId);
  revalidatePath(BULK_ACTS);
  return null;
});
