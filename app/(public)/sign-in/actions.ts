'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { safeReturnTo } from '@/lib/domain/people/return-to';
import { publicFormAction } from '@/lib/server/action-client';
import { startSession } from '@/lib/server/session-start';

const schema = z.object({
  email: z.string().trim().min(1, 'email_required'),
  password: z.string().min(1, 'password_required'),
  returnTo: z.unknown(),
});

/** Signs in and leads back to where the person wanted to go. */
export const signInAction = publicFormAction<z.output<typeof schema>, never>(
  {
    read: (form) => ({
      email: form.get('email'),
      password: form.get('password'),
      returnTo: form.get('returnTo'),
    }),
    schema,
    echo: ['email'],
  },
  async ({ input, actor }) => {
    await startSession(input, actor);
    redirect(safeReturnTo(input.returnTo));
  },
);
