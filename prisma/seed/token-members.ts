import { hasInteractiveGrant } from '@/lib/domain/registration/grants';
import { type RegistrationConfiguration, STRING_CLAIM } from '@/lib/domain/registration/model';
import { REFRESH_TOKEN } from '@/lib/domain/registration/refresh';
import type { Random } from './random';
import { slug, TEAMS } from './vocabulary';

const HOUR = 3_600;
const DAY = 24 * HOUR;

const LIFETIMES = [
  { weight: 70, seconds: null },
  { weight: 10, seconds: HOUR / 4 },
  { weight: 10, seconds: 8 * HOUR },
  { weight: 3, seconds: 2 * DAY },
  { weight: 2, seconds: 'never' },
] as const;

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** What people set of fields.md §5 and §6 where this server is the provider, as often as one meets it. */
export function builtInMembers(
  { grantTypes = [] }: Partial<RegistrationConfiguration>,
  host: string,
  random: Random,
): Partial<RegistrationConfiguration> {
  const interactive = hasInteractiveGrant(grantTypes);
  const refreshed = grantTypes.includes(REFRESH_TOKEN);
  const team = slug(random.pick(TEAMS));
  return {
    accessTokenLifetime: random.weighted(LIFETIMES).seconds,
    accessTokenType: random.chance(0.2) ? 'reference' : 'jwt',
    refreshTokenLimit: !refreshed ? 0 : random.chance(0.7) ? 'unlimited' : random.pick([1, 10, 100]),
    refreshTokenUsage: refreshed && random.chance(0.15) ? 'reuse' : 'oneTimeOnly',
    refreshTokenExpiration: refreshed && random.chance(0.3) ? 'sliding' : 'absolute',
    claims: random.chance(0.12) ? [{ type: 'team', value: team, valueType: STRING_CLAIM }] : [],
    properties: random.chance(0.15) ? { 'cost-centre': String(4_000 + random.integer(500)) } : {},
    requireConsent: interactive && random.chance(0.15),
    consentLifetime: interactive && random.chance(0.1) ? 90 * DAY : null,
    userSsoLifetime: interactive && random.chance(0.1) ? 8 * HOUR : null,
    backChannelLogoutUri: interactive && random.chance(0.15) ? `https://${host}/logout/back-channel` : null,
    ...(grantTypes.includes(DEVICE_CODE) && { deviceCodeLifetime: 900 }),
  };
}

/** When the client last asked for a token: most of them lately, some long ago, one in ten never. */
export function lastUse(random: Random, from: Date, to: Date): Date | null {
  if (random.chance(0.1)) return null;
  const span = random.chance(0.8)
    ? Math.min(5 * DAY * 1_000, to.getTime() - from.getTime())
    : to.getTime() - from.getTime();
  return new Date(to.getTime() - Math.floor(random.next() * span));
}
