'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { UNSAFE_acceptLink } from '@/lib/data/accounts';
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
