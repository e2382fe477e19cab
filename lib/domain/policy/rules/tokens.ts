import type { RegistrationConfiguration } from '../../registration/model';
import { canRefresh, issuesRefreshTokens } from '../../registration/refresh';
import { placeIf, type RuleTable, rfc } from '../rule';
import type { PolicySubject } from '../subject';

const HOUR = 60 * 60;
const DAY_MS = 24 * HOUR * 1000;
const LONG_SECONDS = 24 * HOUR;
const UNUSED_AFTER_DAYS = 90;

/** What the built-in server issues, and whether anybody asks for it. A provider's tokens are the provider's. */
export const tokenRules = {
  'token-never-expires': {
    severity: 'warning',
    source: rfc(9700, '2.2'),
    find: ({ configuration }) =>
      placeIf(isOurs(configuration) && configuration.accessTokenLifetime === 'never', 'accessTokenLifetime'),
  },
  'token-long-lived': {
    severity: 'info',
    source: null,
    find: ({ configuration, globalAccessTokenLifetime }) => {
      const lifetime = configuration.accessTokenLifetime ?? globalAccessTokenLifetime;
      const isLong = isOurs(configuration) && lifetime !== 'never' && lifetime > LONG_SECONDS;
      return placeIf(isLong, 'accessTokenLifetime', isLong ? { hours: Math.floor(lifetime / HOUR) } : {});
    },
  },
  'refresh-public-reuse': {
    severity: 'warning',
    source: rfc(9700, '2.2.2', '4.14'),
    find: ({ configuration }) =>
      placeIf(
        isOurs(configuration) &&
          configuration.clientType === 'public' &&
          issuesRefreshTokens(configuration) &&
          configuration.refreshTokenUsage === 'reuse',
        'refreshTokenUsage',
      ),
  },
  'refresh-unlimited': {
    severity: 'info',
    source: null,
    find: ({ configuration }) =>
      placeIf(
        isOurs(configuration) &&
          canRefresh(configuration.grantTypes) &&
          configuration.refreshTokenLimit === 'unlimited' &&
          configuration.refreshTokenExpiration === 'sliding',
        'refreshTokenLimit',
      ),
  },
  unused: {
    severity: 'info',
    source: null,
    find: (subject) => {
      const days = idleDays(subject);
      return placeIf(isOurs(subject.configuration) && days >= UNUSED_AFTER_DAYS, null, { days });
    },
  },
} satisfies RuleTable;

const isOurs = ({ providerMode }: RegistrationConfiguration) => providerMode === 'built_in';

/** Whole days since the client last asked for a token, or since it was registered where it never has. */
function idleDays({ use, now }: PolicySubject): number {
  if (use === null) return 0;
  return Math.floor((now.getTime() - (use.lastUsedAt ?? use.createdAt).getTime()) / DAY_MS);
}
