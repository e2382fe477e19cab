'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { UNSAFE_changePassword } from '@/lib/data/password-resets';
import { signInRefused } from '@/lib/domain/people/sign-in-refused';
import { publicFormAction } from '@/lib/server/action-client';
import { provePerson } from '@/lib/server/prove-person';

const schema = z.object({
  email: z.string().trim().min(1, 'email_required'),
  currentPassword: z.string().min(1, 'password_required'),
  newPassword: z.string().min(1, 'password_required'),
});

/** Gives whoever proves their present password another one: guesses are counted with those of a sign-in. */
export const changePasswordWithoutSessionAction = publicFormAction<z.output<typeof schema>, null>(
  {
    read: (form) => ({
      email: form.get('email'),
      currentPassword: form.get('currentPassword'),
      newPassword: form.get('newPassword'),
    }),
    schema,
    echo: ['email'],
  },
  async ({ input: { email, currentPassword, newPassword }, facts: { requestId, address } }) => {
    const person = await provePerson({ email, password: currentPassword }, await headers());
    if (person === null) throw signInRefused();
    await UNSAFE_changePassword(person, newPassword, { requestId, address });
    return null;
  },
);
