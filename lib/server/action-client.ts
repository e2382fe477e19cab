import { headers } from 'next/headers';
import { createSafeActionClient } from 'next-safe-action';
import { z } from 'zod';
import { requirePermission } from '@/lib/data/authorize';
import { UNSAFE_recordRefusal } from '@/lib/data/refusals';
import { settledForm } from '@/lib/domain/edit-conflict';
import { type FormState, REAUTHENTICATION_FIELD } from '@/lib/domain/form-state';
import type { Outcome } from '@/lib/domain/outcome';
import type { Permission } from '@/lib/domain/permissions';
import { DomainError } from '@/lib/domain/problem';
import { type Failure, failureOf, fieldErrorsOfValidation } from './action-failure';
import { currentActor, type UserActor } from './actor';
import { reauthenticate } from './reauthentication';
import { noteFormAnswer } from './refused-form';
import { type RequestFacts, requestFacts, requireSameOrigin } from './request';
import { logSecurityEvent } from './security-log';

/**
 * The one client every server action is made with (layout.md). It checks the origin, reads the actor, refuses what their
 * role may not do, takes a password that was asked for again, and turns whatever is thrown into an Outcome.
 */
const safeAction = createSafeActionClient({
  defineMetadataSchema: () => z.object({ permission: z.custom<Permission>().nullable() }),
  handleServerError: async (error): Promise<Failure> => failureOf(error, requestFacts(await headers()).requestId),
}).use(async ({ next, metadata, clientInput }) => {
  const requestHeaders = await headers();
  const facts = requestFacts(requestHeaders);
  const actor = await currentActor();
  await tellRefusal(actor, facts, async () => requireSameOrigin(requestHeaders));
  if (metadata.permission === null) return next({ ctx: { actor, facts } });
  if (actor === null) throw new DomainError('unauthenticated');
  await requirePermission(actor, metadata.permission);
  const password = passwordGivenAgain(clientInput);
  return next({ ctx: { actor: password === null ? actor : await reauthenticate(actor, password), facts } });
});

/** What a signed-in action is given. */
export type ActionArguments<Input> = { input: Input; actor: UserActor; facts: RequestFacts };
/** What a public action (sign-in, setup) is given. */
export type PublicArguments<Input> = { input: Input; actor: UserActor | null; facts: RequestFacts };

type Run<Arguments, T> = (args: Arguments) => Promise<T>;

/**
 * A server action that code calls with an object. `schema` must not trust the caller: its type is a promise of our own pages.
 * @returns the outcome; never throws but for a redirect
 */
export function consoleAction<Input, T>(
  permission: Permission,
  schema: z.ZodType<Input>,
  run: Run<ActionArguments<Input>, T>,
): (input: unknown) => Promise<Outcome<T>> {
  return perform(permission, schema, run as Run<PublicArguments<Input>, T>);
}

type FormOptions<Input> = {
  /** The form's members, each read by name: a form is never poured into a schema. */
  read: (form: FormData) => unknown;
  schema: z.ZodType<Input>;
  /** Names of the fields that are shown again after an error. */
  echo: readonly string[];
};

/** A server action for `<form action>` with `useActionState`: works the same without JavaScript. */
export function formAction<Input, T>(
  permission: Permission,
  options: FormOptions<Input>,
  run: Run<ActionArguments<Input>, T>,
): (previous: FormState<T>, form: FormData) => Promise<FormState<T>> {
  return sendForm(permission, options, run as Run<PublicArguments<Input>, T>);
}

/** As `formAction`, for those who are not signed in: sign-in, setup, accepting an invitation. */
export function publicFormAction<Input, T>(
  options: FormOptions<Input>,
  run: Run<PublicArguments<Input>, T>,
): (previous: FormState<T>, form: FormData) => Promise<FormState<T>> {
  return sendForm(null, options, run);
}

function sendForm<Input, T>(
  permission: Permission | null,
  options: FormOptions<Input>,
  run: Run<PublicArguments<Input>, T>,
) {
  const schema = z
    .instanceof(FormData)
    .transform(options.read)
    .pipe(options.schema as z.ZodType<Input, unknown>);
  const send = perform(permission, schema, run);
  return async (previous: FormState<T>, sent: FormData): Promise<FormState<T>> => {
    // What was chosen in an edit conflict counts as typed from here on: it is shown again, too.
    const form = settledForm(sent);
    const outcome = await send(form);
    await noteFormAnswer(outcome);
    return {
      outcome,
      values: Object.fromEntries(
        options.echo.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')]),
      ),
      attempt: (previous?.attempt ?? 0) + 1,
    };
  };
}

function perform<Input, T>(
  permission: Permission | null,
  schema: z.ZodType<Input, unknown>,
  run: Run<PublicArguments<Input>, T>,
) {
  const action = safeAction
    .metadata({ permission })
    .inputSchema(schema, { handleValidationErrorsShape: async (errors) => fieldErrorsOfValidation(errors) })
    .action(async ({ parsedInput, ctx }) =>
      tellRefusal(ctx.actor, ctx.facts, () => run({ input: parsedInput as Input, ...ctx })),
    );
  return async (input: unknown): Promise<Outcome<T>> => {
    const result = await action(input);
    if (result.serverError) return result.serverError;
    if (result.validationErrors) return { status: 'invalid', fieldErrors: result.validationErrors };
    return { status: 'ok', data: result.data as T };
  };
}

/** Refusals that the data layer does not write itself are one audit event too, when we know whose they are (security.md §5). */
async function tellRefusal<T>(actor: UserActor | null, facts: RequestFacts, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof DomainError ? error.code : null;
    if (code === 'bad_origin' || code === 'reauthentication_required') {
      if (actor) await UNSAFE_recordRefusal(actor, { code, subject: facts.path ?? '/' });
      else logSecurityEvent('bad_origin', facts);
    }
    throw error;
  }
}

function passwordGivenAgain(input: unknown): string | null {
  const given =
    input instanceof FormData
      ? input.get(REAUTHENTICATION_FIELD)
      : (input as Record<string, unknown> | null | undefined)?.[REAUTHENTICATION_FIELD];
  return typeof given === 'string' && given !== '' ? given : null;
}
