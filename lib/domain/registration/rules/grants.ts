/** fields.md §3: grants, and the response types that go with them. */
import { fieldError } from '../../field-errors';
import { isGrantType, knownGrant } from '../grants';
import { GRANTS_WITH_RESPONSE_TYPE, grantOfResponseType } from '../response-types';
import { type RegistrationRule, when } from './rule';

const grantsAreKnown: RegistrationRule = {
  reads: ['grantTypes'],
  check: ({ grantTypes }) =>
    grantTypes.flatMap((value, index) =>
      when(!isGrantType(value), () => fieldError(`grantTypes.${index}`, 'grant_unknown', { value })),
    ),
};

/** Seed I; RFC 6749 §4.4: “MUST only be used by confidential clients”. */
const grantsFitType: RegistrationRule = {
  reads: ['grantTypes', 'clientType'],
  check: ({ grantTypes, clientType }) =>
    grantTypes.flatMap((grant, index) =>
      when(clientType === 'public' && knownGrant(grant)?.confidentialOnly === true, () =>
        fieldError(`grantTypes.${index}`, 'grant_confidential', { grant }),
      ),
    ),
};

/** RFC 7591 §2.1, one way: each response type has its grant. */
const responseTypesHaveGrants: RegistrationRule = {
  reads: ['responseTypes', 'grantTypes', 'providerMode', 'allowAccessTokensViaBrowser'],
  check: ({ responseTypes, grantTypes, providerMode, allowAccessTokensViaBrowser }) =>
    responseTypes.flatMap((value, index) => {
      const path = `responseTypes.${index}`;
      const found = grantOfResponseType(value, providerMode);
      if (found === null) return [fieldError(path, 'response_type_unknown', { value })];
      const { grant, inBrowser } = found;
      if (!grantTypes.includes(grant)) return [fieldError(path, 'response_type_without_grant', { value, grant })];
      return when(inBrowser && providerMode === 'built_in' && !allowAccessTokensViaBrowser, () =>
        fieldError(path, 'response_type_in_browser', { value }),
      );
    }),
};

/** RFC 7591 §2.1, the other way: each grant that begins at the authorization endpoint has a response type. */
const grantsHaveResponseTypes: RegistrationRule = {
  reads: ['responseTypes', 'grantTypes', 'providerMode'],
  check: ({ responseTypes, grantTypes, providerMode }) => {
    const served = new Set(responseTypes.map((value) => grantOfResponseType(value, providerMode)?.grant));
    return GRANTS_WITH_RESPONSE_TYPE.filter((grant) => grantTypes.includes(grant) && !served.has(grant)).map((grant) =>
      fieldError('responseTypes', 'grant_without_response_type', { grant }),
    );
  },
};

export const GRANT_RULES: readonly RegistrationRule[] = [
  grantsAreKnown,
  grantsFitType,
  responseTypesHaveGrants,
  grantsHaveResponseTypes,
];
