'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { safeReturnTo } from '@/lib/domain/people/return-to';
import { DomainError } from '@/lib/domain/problem';
import { publicFormAction } from '@/lib/server/action-client';
import { signIn } from '@/lib/server/auth';
import { COMPANY, hasCompanySignIn } from '@/lib/server/company-sign-in';
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

/** Leads to the company's identity provider, which leads back to /api/auth/callback/company. */
export const companySignInAction = publicFormAction<{ returnTo: unknown }, never>(
  { read: (form) => ({ returnTo: form.get('returnTo') }), schema: z.object({ returnTo: z.unknown() }), echo: [] },
  async ({ input }) => {
    if (!hasCompanySignIn) throw new DomainError('not_found');
    redirect(await signIn(COMPANY, { redirect: false, redirectTo: safeReturnTo(input.returnTo) }));
  },
);
