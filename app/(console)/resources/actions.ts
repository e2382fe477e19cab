'use server';

import { revalidatePath } from 'next/cache';
import { RedirectType, redirect } from 'next/navigation';
import { z } from 'zod';
import type { AddedSecret } from '@/components/resources/add-api-secret';
import type { SavedResource } from '@/components/resources/resource-form';
import {
  addApiSecret,
  createResource,
  deleteResource,
  getResource,
  revokeApiSecret,
  updateResource,
} from '@/lib/data/resources';
import { OPENED_FIELD } from '@/lib/domain/edit-conflict';
import { fieldError } from '@/lib/domain/field-errors';
import { formText } from '@/lib/domain/form-input';
import { SCRIPTED_FIELD } from '@/lib/domain/form-state';
import { DomainError } from '@/lib/domain/problem';
import { endOfDay } from '@/lib/domain/registration/overlap';
import {
  fromResourceForm,
  RESOURCE_FIELDS,
  type ResourceFormValues,
  readResourceForm,
  resourceFormErrors,
} from '@/lib/domain/resources/form-values';
import { RESOURCE_KINDS } from '@/lib/domain/resources/model';
import { formAction } from '@/lib/server/action-client';

const kind = z.enum(RESOURCE_KINDS);
const reason = formText(500);

/** Creates a resource, or saves an edit on the version that the form was opened with. */
export const saveResourceAction = formAction(
  'resource:write',
  {
    read: (form) => ({
      kind: form.get('kind'),
      id: form.get('id'),
      rowVersion: form.get('rowVersion'),
      reason: form.get('reason'),
      scripted: form.has(SCRIPTED_FIELD),
      values: readResourceForm(form),
    }),
    schema: z.object({
      kind,
      id: z.uuid().nullable(),
      rowVersion: z.coerce.number().int(),
      reason,
      scripted: z.boolean(),
      values: z.custom<ResourceFormValues>(),
    }),
    echo: [...new Set(Object.values(RESOURCE_FIELDS).flat()), 'reason', 'rowVersion', OPENED_FIELD],
  },
  async ({ input, actor }): Promise<SavedResource> => {
    const fieldErrors = resourceFormErrors(input.values);
    if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
    const request = { input: fromResourceForm(input.values), reason: input.reason };
    const { id } =
      input.id === null
        ? await createResource(actor, input.kind, request)
        : await updateResource(actor, input.kind, { id: input.id }, { ...request, rowVersion: input.rowVersion });
    if (!input.scripted) redirect(`/resources/${id}`, RedirectType.replace);
    revalidatePath(`/resources/${id}`);
    return { id };
  },
);

export const deleteResourceAction = formAction(
  'resource:write',
  {
    read: (form) => ({
      kind: form.get('kind'),
      id: form.get('id'),
      typed: form.get('typed'),
      reason: form.get('reason'),
    }),
    schema: z.object({ kind, id: z.uuid(), typed: formText(255), reason }),
    echo: ['reason'],
  },
  async ({ input, actor }): Promise<null> => {
    const found = await getResource(actor, input.kind, { id: input.id });
    if (found === null) throw new DomainError('not_found');
    if (input.typed !== found.resource.name) {
      throw new DomainError('invalid_input', { fieldErrors: [fieldError('typed', 'confirmation_mismatch', {})] });
    }
    await deleteResource(actor, input.kind, { id: input.id }, { reason: input.reason });
    redirect(`/resources?kind=${input.kind}&notice=deleted`);
  },
);

/** Gives an API another secret; a generated one is answered this once. */
export const addApiSecretAction = formAction(
  'resource:write',
  {
    read: (form) => ({
      id: form.get('id'),
      value: form.get('value'),
      description: form.get('description'),
      expiresAt: form.get('expiresAt'),
    }),
    schema: z.object({ id: z.uuid(), value: formText(20_000), description: formText(2_000), expiresAt: formText(40) }),
    echo: ['description', 'expiresAt'],
  },
  async ({ input, actor }): Promise<AddedSecret> => {
    const { generated } = await addApiSecret(actor, input.id, {
      value: input.value === '' ? null : input.value,
      description: input.description,
      expiresAt: input.expiresAt === '' ? null : endOfDay(input.expiresAt),
    });
    revalidatePath(`/resources/${input.id}`);
    return { generated };
  },
);

export const revokeApiSecretAction = formAction(
  'resource:write',
  {
    read: (form) => ({ id: form.get('id'), secretId: form.get('secretId') }),
    schema: z.object({ id: z.uuid(), secretId: z.uuid() }),
    echo: [],
  },
  async ({ input, actor }): Promise<null> => {
    await revokeApiSecret(actor, input.id, input.secretId);
    revalidatePath(`/resources/${input.id}`);
    return null;
  },
);
