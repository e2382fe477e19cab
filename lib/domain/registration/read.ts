/**
 * From anything at all to a draft: every member has its type, defaults stand where nothing was said, and what was said wrong is
 * reported. Lists stay as they were sent, so that an error can point at the third line.
 */
import { fieldError } from '../field-errors';
import type { FieldError } from '../problem';
import { appliesTo, defaultConfiguration, FIELD_NAMES, sameValue } from './fields';
import { registrationIdOf } from './identifiers';
import type { RegistrationConfiguration, RegistrationField } from './model';
import { refreshTokenLimitOf } from './refresh';
import { responseTypesFor } from './response-types';
import type { ParseContext } from './rules/rule';
import { BOUNDS, SHAPES } from './shape';
import { toFieldErrors } from './shape-errors';

export type Draft = {
  draft: RegistrationConfiguration;
  errors: FieldError[];
  /** Members that had not even their shape: rules that read them have nothing to go by. */
  malformed: ReadonlySet<RegistrationField>;
};

/** An empty control and a member left out say the same. An empty list says something: `grantTypes: []` disables every grant. */
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/** Reads one object's members by their schemas. Unknown members are ignored (RFC 7591 §2), inherited ones never looked at. */
function readMembers(input: object) {
  const sent: Partial<Record<RegistrationField, unknown>> = {};
  const errors: FieldError[] = [];
  const malformed = new Set<RegistrationField>();
  for (const field of FIELD_NAMES) {
    const value: unknown = Object.hasOwn(input, field) ? (input as Record<string, unknown>)[field] : undefined;
    if (isAbsent(value)) continue;
    const result = SHAPES[field].safeParse(value);
    if (result.success) sent[field] = result.data;
    else {
      const bounds = BOUNDS[field];
      errors.push(
        ...(bounds === undefined
          ? toFieldErrors(field, result.error.issues)
          : [fieldError(field, 'out_of_bounds', bounds)]),
      );
      malformed.add(field);
    }
  }
  return { sent: sent as Partial<RegistrationConfiguration>, errors, malformed };
}

type NameContext = Pick<ParseContext, 'previous' | 'names'>;

/** What a member is when nothing was said of it, given what was said of the others. */
function defaultsFor(sent: Partial<RegistrationConfiguration>, { previous, names }: NameContext) {
  const mode = sent.providerMode ?? previous?.providerMode ?? 'automatic';
  const defaults = defaultConfiguration(mode);
  const grantTypes = sent.grantTypes ?? defaults.grantTypes;
  const derived = names === 'lenient' ? (registrationIdOf(sent.clientId ?? '') ?? '') : '';
  const registrationId = previous?.registrationId ?? sent.registrationId ?? derived;
  return {
    ...defaults,
    registrationId,
    // The identifier we generated is part of the registration: a form that does not repeat it does not ask for another.
    clientId: mode === 'built_in' ? (previous?.clientId ?? '') : '',
    name: registrationId,
    // Public ⇒ `none` (fields.md §1).
    tokenEndpointAuthMethod: sent.clientType === 'public' ? ('none' as const) : defaults.tokenEndpointAuthMethod,
    // fields.md §5: listing `refresh_token` without a limit is unlimited.
    ...(mode === 'built_in' && { refreshTokenLimit: refreshTokenLimitOf({ grantTypes }) }),
    responseTypes: responseTypesFor(
      grantTypes,
      sent.allowAccessTokensViaBrowser ?? defaults.allowAccessTokensViaBrowser,
    ),
  };
}

/** Takes out what does not belong to the mode; refuses it by its name unless it says nothing (its default, an empty list). */
function withoutInapplicable(draft: RegistrationConfiguration): {
  draft: RegistrationConfiguration;
  errors: FieldError[];
} {
  const foreign = FIELD_NAMES.filter((field) => !appliesTo(field, draft.providerMode));
  const defaults = defaultConfiguration(draft.providerMode);
  const said = foreign.filter((field) => !sameValue(draft[field], defaults[field]));
  if (said.length === 0) return { draft, errors: [] };
  return {
    draft: { ...draft, ...Object.fromEntries(foreign.map((field) => [field, defaults[field]])) },
    errors: said.map((field) => fieldError(field, 'not_applicable', { mode: draft.providerMode })),
  };
}

/** Reads `input` into a draft; never throws. */
export function readDraft(input: object, context: NameContext): Draft {
  const { previous, names } = context;
  const { sent, errors, malformed } = readMembers(input);
  const whole = { ...defaultsFor(sent, context), ...sent };
  const trimmed = { name: whole.name.trim(), version: whole.version.trim() };
  const draft = names === 'lenient' ? whole : { ...whole, ...trimmed };
  if (sent.providerMode === undefined && previous === null) {
    const missing = malformed.has('providerMode') ? [] : [fieldError('providerMode', 'required', {})];
    return { draft, errors: [...errors, ...missing], malformed: malformed.add('providerMode') };
  }
  const applicable = withoutInapplicable(draft);
  return { draft: applicable.draft, errors: [...errors, ...applicable.errors], malformed };
}
