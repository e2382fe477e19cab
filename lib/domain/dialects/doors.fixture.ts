/** The four doors by which a registration comes in, for tests that hold them against each other. */
import { FIELD_NAMES } from '../registration/fields';
import { fromConfiguration, toRegistrationInput } from '../registration/form-values';
import { fromFormData, ROW_FIELDS } from '../registration/form-values-submitted';
import { withIdentifiers } from '../registration/identifiers';
import type { RegistrationConfiguration, RegistrationField } from '../registration/model';
import { type ParseResult, parseRegistration } from '../registration/parse';
import { context } from '../registration/parse.fixture';
import { SIGNING_ALGORITHMS } from '../signing-algorithms';
import { SAME_MEANING, VALUE_CODES } from './auth-service/members';
import { readClient } from './auth-service/read-client';
import { writeClient } from './auth-service/write-client';
import { PLAIN_MEMBERS, SHAPED_MEMBERS } from './rfc7591/members';
import { readWireDocument } from './rfc7591/read';
import { terms } from './rfc7591/wire.fixture';
import { writeWireDocument } from './rfc7591/write';

export type Members = Record<string, unknown>;
type Previous = RegistrationConfiguration | null;

export const GLOBAL_LIFETIME = 3600;
const lenient = (previous: Previous) => ({ ...context, previous, names: 'lenient' as const });
const unordered = true;

/** What each door makes of what it is sent, with what stands now. */
export const ENTER = {
  model: (input: Members, previous: Previous) => parseRegistration(input, { ...context, previous }),
  form: (values: Members, previous: Previous) =>
    parseRegistration(toRegistrationInput(fromFormData(submitted(values))), { ...context, previous, unordered }),
  wire: (document: Members, previous: Previous) => {
    const { input, errors } = readWireDocument(document, terms, previous);
    // The salt of a pairwise client is made behind this door, and kept.
    return together(
      errors,
      parseRegistration({ clientId: previous?.clientId, ...input }, { ...lenient(previous), unordered }),
    );
  },
  authService: (body: Members, previous: Previous) => {
    const read = readClient(body, { previous, globalAccessTokenLifetime: GLOBAL_LIFETIME });
    return together(read.fieldErrors, parseRegistration(read.input, lenient(previous)));
  },
};
export type Door = keyof typeof ENTER;

/** The same registration as each door says it. */
export const SAY: Record<Door, (configuration: RegistrationConfiguration) => Members> = {
  model: (configuration) => configuration,
  form: fromConfiguration,
  wire: writeWireDocument,
  authService: (configuration) => writeClient(configuration, [], GLOBAL_LIFETIME),
};

function together(misread: readonly { path: string; code: string }[], parsed: ParseResult): ParseResult {
  const fieldErrors = [...misread, ...(parsed.ok ? [] : parsed.fieldErrors)] as never[];
  return fieldErrors.length === 0 ? parsed : { ok: false, fieldErrors };
}

/** The ticked ones come in the order of the page. */
export function asBoxes(name: string, values: unknown[]): unknown[] {
  if (name !== 'allowedIdentityTokenSigningAlgorithms') return values;
  return [...values].sort(
    (a, b) => SIGNING_ALGORITHMS.indexOf(a as 'RS256') - SIGNING_ALGORITHMS.indexOf(b as 'RS256'),
  );
}

/** Values of the form as a browser sends them. */
function submitted(values: Members): FormData {
  const form = new FormData();
  form.append('scripted', '1');
  for (const [name, value] of Object.entries(values)) {
    if (name === 'claims' || name === 'properties') {
      const members = name === 'claims' ? ['type', 'value', 'valueType'] : ['key', 'value'];
      for (const row of value as Members[])
        for (const [at, column] of ROW_FIELDS[name].entries()) form.append(column, String(row[members[at] ?? '']));
    } else if (Array.isArray(value)) for (const item of asBoxes(name, value)) form.append(name, String(item));
    else if (value === true) form.append(name, 'on');
    else if (value !== false) form.append(name, String(value));
  }
  return form;
}

export function value(result: ParseResult): RegistrationConfiguration {
  if (!result.ok) throw new Error(JSON.stringify(result.fieldErrors));
  return withIdentifiers(result.value, 'shop');
}

/** The members that a door has words for. What it leaves out is at its default in a new registration. */
export const SPOKEN: Record<Door, readonly RegistrationField[]> = {
  model: FIELD_NAMES,
  form: FIELD_NAMES,
  wire: [...Object.values(PLAIN_MEMBERS), ...Object.values(SHAPED_MEMBERS)],
  authService: [
    ...Object.values(SAME_MEANING),
    ...(Object.keys(VALUE_CODES) as RegistrationField[]),
    'clientType',
    'claims',
    'accessTokenLifetime',
    'refreshTokenLimit',
  ],
};

export const DOORS = Object.keys(ENTER) as Door[];
