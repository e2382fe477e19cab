'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FoundRegistration } from '@/components/shell/palette-items';
import { listRegistrations, restoreRegistration } from '@/lib/data/registrations';
import { DENSITIES, hiddenColumns, PREFERENCE_COOKIES } from '@/lib/domain/preferences';
import { parseRegistrationQuery } from '@/lib/domain/registration/query';
import { consoleAction } from '@/lib/server/action-client';

const FOUND_AT_MOST = 6;
const ONE_YEAR = 31_536_000;

/** The palette's search: the few registrations that fit best to what was typed. */
export const findRegistrationsAction = consoleAction(
  'registration:read',
  z.string().max(200),
  async ({ actor, input }): Promise<FoundRegistration[]> => {
    const { rows } = await listRegistrations(actor, parseRegistrationQuery({ q: input, sort: 'name', size: '25' }));
    return rows
      .slice(0, FOUND_AT_MOST)
      .map(({ registrationId, name, clientId }) => ({ registrationId, name, clientId }));
  },
);

const view = z.instanceof(FormData).transform((form) => ({
  density: z.enum(DENSITIES).catch('comfortable').parse(form.get('density')),
  columns: form.getAll('columns').map(String),
  // Back to the list as it was, and nowhere else.
  address: z
    .string()
    .regex(/^\/registrations(\?[^#]*)?$/)
    .catch('/registrations')
    .parse(form.get('address')),
}));

const saveView = consoleAction('registration:read', view, async ({ input }) => {
  const jar = await cookies();
  const options = { path: '/', maxAge: ONE_YEAR, sameSite: 'lax', httpOnly: true } as const;
  jar.set(PREFERENCE_COOKIES.density, input.density, options);
  jar.set(PREFERENCE_COOKIES.columns, hiddenColumns(input.columns), options);
  return input.address;
});

/** Keeps the density and columns of the list in this browser. */
export async function saveListViewAction(form: FormData): Promise<void> {
  const outcome = await saveView(form);
  redirect(outcome.status === 'ok' ? outcome.data : '/registrations');
}

const restore = consoleAction(
  'registration:delete',
  z.instanceof(FormData).transform((form) => String(form.get('registrationId') ?? '')),
  async ({ actor, input }) => restoreRegistration(actor, input, { reason: '' }),
);

/** Brings a deleted registration back and shows it; where that fails, the list of deleted ones says why. */
export async function restoreRegistrationAction(form: FormData): Promise<void> {
  const outcome = await restore(form);
  const id = encodeURIComponent(String(form.get('registrationId') ?? ''));
  if (outcome.status === 'ok') redirect(`/registrations/${id}`);
  const code = outcome.status === 'problem' ? outcome.code : 'invalid_input';
  redirect(`/registrations?deleted=yes&notice=${code}&id=${id}`);
}
