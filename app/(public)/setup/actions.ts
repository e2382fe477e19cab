'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { UNSAFE_acceptLink } from '@/lib/data/accounts';
import { UNSAFE_resetPassword } from '@/lib/data/password-resets';
import { acceptanceSchema } from '@/lib/domain/people/schemas';
import { publicFormAction } from '@/lib/server/action-client';
import { startSession } from '@/lib/server/session-start';

const schema = acceptanceSchema.extend({ token: z.string() });

/** Uses a single-use link up: makes the person and signs them in where the console is theirs. The address of an invitation cannot be changed here. */
export const acceptLinkAction = publicFormAction<z.output<typeof schema>, never>(
  {
    read: (form) => ({
      token: form.get('token'),
      email: form.get('email'),
      name: form.get('name'),
      password: form.get('password'),
    }),
    schema,
    echo: ['email', 'name'],
  },
  async ({ input: { token, ...person }, actor, facts }) => {
    const { email, role } = await UNSAFE_acceptLink(token, person, {
      requestId: facts.requestId,
      address: facts.address,
    });
    if (role === null) redirect('/setup?ready');
    await startSession({ email, password: person.password }, actor);
    redirect('/');
  },
);

const choice = z.object({ token: z.string(), password: z.string().min(1, 'password_required') });

/** Uses the link of a reset up: the person has another password, and is signed in with it where the console is theirs. */
export const choosePasswordAction = publicFormAction<z.output<typeof choice>, never>(
  { read: (form) => ({ token: form.get('token'), password: form.get('password') }), schema: choice, echo: [] },
  async ({ input: { token, password }, actor, facts }) => {
    const { requestId, address } = facts;
    const { email, role } = await UNSAFE_resetPassword(token, password, { requestId, address });
    if (role === null) redirect('/setup?changed');
    await startSession({ email, password }, actor);
    redirect('/');
  },
);
