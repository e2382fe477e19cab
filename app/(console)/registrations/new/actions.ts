'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { SaveAnswer } from '@/components/registration/form/form-facts';
import { previewDiscovery } from '@/lib/data/issuers';
import { createRegistration } from '@/lib/data/registrations';
import type { DiscoveryPreview } from '@/lib/domain/metadata/preview';
import { ECHOED_FIELDS, readSubmission, type Submission } from '@/lib/domain/registration/form-values-submitted';
import { consoleAction, formAction } from '@/lib/server/action-client';

/** Registers a client. Without a script the same form also previews a discovery, and a plain success goes on to the page. */
export const createRegistrationAction = formAction<Submission, SaveAnswer>(
  'registration:write',
  { read: readSubmission, schema: z.custom<Submission>(), echo: ECHOED_FIELDS },
  async ({ input, actor }) => {
    const { values, intent, scripted, theirs: _, rowVersion: __, confirmation: ___, ...request } = input;
    if (intent === 'discover') return { kind: 'previewed', preview: await previewDiscovery(actor, values.issuerUrl) };

    const { registration, generatedSecret } = await createRegistration(actor, request);
    const { registrationId, clientId, name } = registration.configuration;
    if (!scripted && generatedSecret === null) redirect(`/registrations/${encodeURIComponent(registrationId)}`);
    return { kind: 'saved', registrationId, clientId, name, generatedSecret };
  },
);

/** What an issuer publishes, shown beside the fields before anything is saved. */
export const discoverAction = consoleAction<{ issuerUrl: string }, DiscoveryPreview>(
  'issuer:discover',
  z.object({ issuerUrl: z.string().max(4_096) }),
  ({ input, actor }) => previewDiscovery(actor, input.issuerUrl),
);
