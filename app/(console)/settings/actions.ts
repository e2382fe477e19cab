'use server';

import { revalidatePath } from 'next/cache';
import { after } from 'next/server';
import { z } from 'zod';
import { refreshFindings } from '@/lib/data/registrations';
import { updatePolicySettings } from '@/lib/data/settings';
import { OPENED_FIELD } from '@/lib/domain/edit-conflict';
import { RULE_IDS } from '@/lib/domain/policy/rules';
import { policySeveritiesSchema } from '@/lib/domain/policy/severities';
import { severityField } from '@/lib/domain/policy/severity-choice';
import { formAction } from '@/lib/server/action-client';

/** Saves the policy; a rule left at “default” is not stored. */
export const savePolicyAction = formAction(
  'setting:write',
  {
    read: (form) => ({
      version: form.get('version'),
      reason: form.get('reason') ?? '',
      severities: Object.fromEntries(
        RULE_IDS.map((id) => [id, form.get(severityField(id))]).filter(([, choice]) => choice !== 'default'),
      ),
    }),
    schema: z.object({
      version: z.coerce.number().int().min(0),
      reason: z.string().trim().max(1000),
      severities: policySeveritiesSchema,
    }),
    echo: [...RULE_IDS.map(severityField), 'reason', 'version', OPENED_FIELD],
  },
  async ({ input, actor }) => {
    const { severities: value, ...rest } = input;
    const saved = await updatePolicySettings(actor, { value, ...rest });
    revalidatePath('/settings');
    // What the list shows of every registration follows, after the answer has gone out.
    after(() => refreshFindings(actor));
    return saved;
  },
);
