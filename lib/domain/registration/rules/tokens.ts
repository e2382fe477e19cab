/** fields.md §5 and §6: what a client may have put into its tokens. */
import { fieldError } from '../../field-errors';
import { isReservedInTokens } from '../../protocol-claims';
import { flawOfClaimValue } from '../client-claims';
import { type RegistrationRule, when } from './rule';

/** Judged as they will stand in the token: a prefix can make a protocol claim of a harmless name, and the other way round. */
const claimsAreNotTheProtocols: RegistrationRule = {
  reads: ['claims', 'clientClaimsPrefix'],
  check: ({ claims, clientClaimsPrefix }) =>
    claims.flatMap(({ type }, index) => {
      const claim = `${clientClaimsPrefix}${type}`;
      return when(isReservedInTokens(claim), () => fieldError(`claims.${index}.type`, 'protocol_claim', { claim }));
    }),
};

const claimValuesFitTheirType: RegistrationRule = {
  reads: ['claims'],
  check: ({ claims }) =>
    claims.flatMap((claim, index) => {
      const flaw = flawOfClaimValue(claim);
      return flaw === null ? [] : [{ path: `claims.${index}.value`, ...flaw }];
    }),
};

export const TOKEN_RULES: readonly RegistrationRule[] = [claimsAreNotTheProtocols, claimValuesFitTheirType];
