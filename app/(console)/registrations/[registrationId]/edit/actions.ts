'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { SaveAnswer } from '@/components/registration/form/form-facts';
import { previewDiscovery } from '@/lib/data/issuers';
import { getRegistration, updateRegistration } from '@/lib/data/registrations';
import { DomainError } from '@/lib/domain/problem';
import { fromConfiguration, toRegistrationInput } from '@/lib/domain/registration/form-values';
import { takeTheirs } from '@/lib/domain/registration/form-values-merge';
import { ECHOED_FIELDS, readSubmission, type Submission } from '@/lib/domain/registration/form-values-submitted';
import { formAction } from '@/lib/server/action-client';

/** Saves an edit, on the version that the form was opened with. */
export const updateRegistrationAction = formAction<Submission, SaveAnswer>(
  'registration:write',
  { read: readSubmission, schema: z.custom<Submission>(), echo: ECHOED_FIELDS },
  async ({ input, actor }) => {
    const { values: typed, theirs, intent, scripted, rowVersion, confirmation, idempotencyKey: _, ...request } = input;
    if (intent === 'discover') return { kind: 'previewed', preview: await previewDiscovery(actor, typed.issuerUrl) };

    const before = await getRegistration(actor, typed.registrationId);
    if (before === null) throw new DomainError('not_found');
    const { registrationId, clientType } = before.configuration;
    // Chosen against the version that stands; if there is a later one by now, the save itself finds out.
    const values = takeTheirs(typed, fromConfiguration(before.configuration), theirs);
    const revokesSecrets = clientType === 'confidential' && values.clientType === 'public';
    if (revokesSecrets && confirmation !== registrationId) {
      throw new DomainError('invalid_input', {
        fieldErrors: [{ path: 'confirmation', code: 'confirmation_required', params: { expected: registrationId } }],
      });
    }
    // A form that does not say which version it was made from cannot have seen what it would overwrite.
    if (rowVersion === null) throw new DomainError('conflict', { current: before });

    const { registration, generatedSecret } = await updateRegistration(actor, registrationId, {
      ...request,
      input: toRegistrationInput(values),
      unordered: true,
      rowVersion,
    });
    const { clientId, name } = registration.configuration;
    if (!scripted && generatedSecret === null) redirect(`/registrations/${encodeURIComponent(registrationId)}`);
    return { kind: 'saved', registrationId, clientId, name, generatedSecret };
  },
);
