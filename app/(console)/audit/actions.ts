'use server';

import { z } from 'zod';
import { verifyAuditChain } from '@/lib/data/audit/verify';
import { parseHead } from '@/lib/domain/audit/chain';
import { formAction } from '@/lib/server/action-client';

/** Verifies the chain, against a published head when one is given. */
export const verifyAuditAction = formAction(
  'audit:verify',
  {
    read: (form) => ({ published: form.get('published') ?? '' }),
    schema: z.object({
      published: z
        .string()
        .trim()
        .refine((text) => text === '' || parseHead(text) !== null, 'invalid'),
    }),
    echo: ['published'],
  },
  ({ input, actor }) => verifyAuditChain(actor, input.published === '' ? null : parseHead(input.published)),
);
