'use server';

import { z } from 'zod';
import type { JsonAnswer } from '@/components/dynamic-registration/json-answer';
import { previewDocument, registerFromJson } from '@/lib/data/dynamic-registration';
import { formAction } from '@/lib/server/action-client';

/** The most that is pasted: what the wire takes, too. */
const LARGEST = 512 * 1024;

/** Shows what would become of a document, or registers it. */
export const registerFromJsonAction = formAction(
  'registration:write',
  {
    read: (form) => ({
      document: form.get('document') ?? '',
      act: form.get('act'),
      idempotencyKey: form.get('idempotencyKey'),
    }),
    schema: z.object({
      document: z.string().max(LARGEST),
      act: z.enum(['preview', 'register']),
      idempotencyKey: z.uuid(),
    }),
    echo: ['document'],
  },
  async ({ input: { document, act, idempotencyKey }, actor }): Promise<JsonAnswer> => {
    if (act === 'preview') return { kind: 'preview', document, fates: await previewDocument(actor, document) };
    const { registration, generatedSecret } = await registerFromJson(actor, { text: document, idempotencyKey });
    const { registrationId, clientId, name } = registration.configuration;
    return { kind: 'registered', registrationId, clientId, name, secret: generatedSecret };
  },
);
