'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { JsonAnswer } from '@/components/dynamic-registration/json-answer';
import { previewDocument, readDocumentAsForm, registerFromJson } from '@/lib/data/dynamic-registration';
import { SCRIPTED_FIELD } from '@/lib/domain/form-state';
import { formAction } from '@/lib/server/action-client';

/** The most that is pasted: what the wire takes, too. */
const LARGEST = 512 * 1024;

/** Shows what would become of a document, opens it in the form, or registers it. */
export const registerFromJsonAction = formAction(
  'registration:write',
  {
    read: (form) => ({
      // A browser sends line ends as CRLF (HTML §4.10.22.4); places are counted in what the page shows.
      document: String(form.get('document') ?? '').replaceAll('\r\n', '\n'),
      act: form.get('act'),
      scripted: form.has(SCRIPTED_FIELD),
      idempotencyKey: form.get('idempotencyKey'),
    }),
    schema: z.object({
      document: z.string().max(LARGEST),
      act: z.enum(['preview', 'form', 'register']),
      scripted: z.boolean(),
      idempotencyKey: z.uuid(),
    }),
    echo: ['document'],
  },
  async ({ input: { document, act, scripted, idempotencyKey }, actor }): Promise<JsonAnswer> => {
    if (act === 'preview') return { kind: 'preview', document, fates: await previewDocument(actor, document) };
    if (act === 'form') return { kind: 'form', values: await readDocumentAsForm(actor, document) };
    const { registration, generatedSecret } = await registerFromJson(actor, { text: document, idempotencyKey });
    const { registrationId, clientId, name } = registration.configuration;
    if (!scripted && generatedSecret === null) redirect(`/registrations/${encodeURIComponent(registrationId)}`);
    return { kind: 'saved', registrationId, clientId, name, generatedSecret };
  },
);
