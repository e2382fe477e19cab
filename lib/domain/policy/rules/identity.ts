import { forbiddenNameCharacter } from '../../text';
import { type Place, placeIf, type RuleTable } from '../rule';

const LINKS = ['clientUri', 'logoUri', 'tosUri', 'policyUri'] as const;

export const identityRules = {
  'name-characters': {
    severity: 'info',
    source: { clause: 'Integration Server', href: null },
    find: ({ configuration }) =>
      (['name', 'version'] as const).flatMap((field): Place[] =>
        placeIf(forbiddenNameCharacter(configuration[field]) !== null, field, { value: configuration[field] }),
      ),
  },
  'link-http': {
    severity: 'info',
    source: null,
    find: ({ configuration }) =>
      LINKS.flatMap((field) => {
        const value = configuration[field] ?? '';
        return placeIf(value.startsWith('http:'), field, { value });
      }),
  },
  'no-contact': {
    severity: 'info',
    source: null,
    find: ({ configuration }) => placeIf(configuration.contacts.length === 0, 'contacts'),
  },
  'duplicate-client': {
    severity: 'warning',
    source: null,
    find: ({ configuration, duplicates }) =>
      placeIf(configuration.enabled && duplicates > 0, 'clientId', { count: duplicates }),
  },
} satisfies RuleTable;
