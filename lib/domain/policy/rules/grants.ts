import { hasInteractiveGrant, usesAuthorizationCode } from '../../registration/grants';
import { linesWhere, placeIf, type RuleTable, rfc } from '../rule';

export const grantRules = {
  'implicit-grant': {
    severity: 'warning',
    source: rfc(9700, '2.1.2'),
    find: ({ configuration: { grantTypes, responseTypes } }) => [
      ...linesWhere('grantTypes', grantTypes, (grant) => grant === 'implicit'),
      ...linesWhere('responseTypes', responseTypes, (type) => type.split(' ').includes('token')),
    ],
  },
  'password-grant': {
    severity: 'warning',
    source: rfc(9700, '2.4'),
    find: ({ configuration }) => linesWhere('grantTypes', configuration.grantTypes, (grant) => grant === 'password'),
  },
  'pkce-missing': {
    severity: 'warning',
    exception: { severity: 'error', applies: ({ configuration }) => configuration.clientType === 'public' },
    source: rfc(9700, '2.1.1'),
    find: ({ configuration }) =>
      placeIf(usesAuthorizationCode(configuration.grantTypes) && !configuration.requirePkce, 'requirePkce'),
  },
  'pkce-plain': {
    severity: 'warning',
    source: rfc(7636, '7.2'),
    find: ({ configuration }) => placeIf(configuration.allowPlainTextPkce, 'allowPlainTextPkce'),
  },
  'mixed-flows': {
    severity: 'warning',
    source: { clause: 'AuthService', href: null },
    find: ({ configuration: { grantTypes } }) =>
      placeIf(grantTypes.includes('client_credentials') && hasInteractiveGrant(grantTypes), 'grantTypes'),
  },
} satisfies RuleTable;
