/** fields.md §1. */
import { fieldError } from '../../field-errors';
import { flawOfAddress } from '../../shapes';
import { forbiddenNameCharacter } from '../../text';
import { isReservedRegistrationId } from '../identifiers';
import { type RegistrationRule, when } from './rule';

const registrationIdStands: RegistrationRule = {
  reads: ['registrationId'],
  check: ({ registrationId }, { previous, names }) => {
    // Over the wire it is the client ID where that is legal, else whoever has randomness makes one up.
    if (registrationId === '') return when(names !== 'lenient', () => fieldError('registrationId', 'required', {}));
    if (previous === null) {
      return when(isReservedRegistrationId(registrationId), () =>
        fieldError('registrationId', 'registration_id_reserved', { value: registrationId }),
      );
    }
    const { registrationId: value } = previous;
    return when(registrationId !== value, () => fieldError('registrationId', 'immutable', { value }));
  },
};

/** The AuthService API has it in its addresses, and in a provider's hands it is the provider's. */
const clientIdHasAnAddress: RegistrationRule = {
  reads: ['clientId', 'providerMode'],
  check: ({ clientId, providerMode }) =>
    when(providerMode === 'built_in' && flawOfAddress(clientId) !== null, () =>
      fieldError('clientId', 'address_dots', {}),
    ),
};

/** The provider issued it; only our own server can make one up. */
const clientIdIsKnown: RegistrationRule = {
  reads: ['clientId', 'providerMode'],
  check: ({ clientId, providerMode }) =>
    when(clientId === '' && providerMode !== 'built_in', () => fieldError('clientId', 'required', {})),
};

/** A name that came over the wire may hold anything; who edits something else is not asked to change it. */
function nameRule(field: 'name' | 'version'): RegistrationRule {
  return {
    reads: [field, 'registrationId'],
    check: (draft, { previous, names }) => {
      const value = draft[field];
      // Nothing at all over the wire is filled in; blanks would be a name that nobody can see.
      const isLeftToUs = value === '' && draft.registrationId === '';
      if (value.trim() === '') return when(!isLeftToUs, () => fieldError(field, 'required', {}));
      const isSettled = names === 'lenient' || value === previous?.[field];
      const character = isSettled ? null : forbiddenNameCharacter(value);
      return character === null ? [] : [fieldError(field, 'name_character', { character })];
    },
  };
}

/** A digest cannot be decrypted, and a provider's secret is not ours to serve (fields.md, “Which mode has which fields”). */
const modeCrossesNoBorder: RegistrationRule = {
  reads: ['providerMode'],
  check: ({ providerMode }, { previous }) =>
    when(previous !== null && (previous.providerMode === 'built_in') !== (providerMode === 'built_in'), () =>
      fieldError('providerMode', 'mode_change', {}),
    ),
};

export const IDENTITY_RULES: readonly RegistrationRule[] = [
  registrationIdStands,
  clientIdIsKnown,
  clientIdHasAnAddress,
  nameRule('name'),
  nameRule('version'),
  modeCrossesNoBorder,
];
