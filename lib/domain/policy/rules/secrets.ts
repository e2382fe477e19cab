import type { RegistrationConfiguration } from '../../registration/model';
import { placeIf, type RuleTable } from '../rule';
import { type PolicySubject, type SecretFacts, SHARED_SECRET_METHODS } from '../subject';

const DAY = 24 * 60 * 60 * 1000;
const EXPIRING_WITHIN_DAYS = 30;
const OLD_AFTER_DAYS = 365;

export const secretRules = {
  'secret-missing': {
    severity: 'warning',
    source: null,
    find: (subject) => placeIf(needsSecret(subject.configuration) && standing(subject).length === 0, 'secrets'),
  },
  'secret-weak': {
    severity: 'warning',
    source: null,
    find: (subject) =>
      placeIf(
        standing(subject).some(({ weak }) => weak),
        'secrets',
      ),
  },
  'secret-expired': {
    severity: 'error',
    neverStops: true,
    source: null,
    find: (subject) =>
      placeIf(
        needsSecret(subject.configuration) && standing(subject).length > 0 && usable(subject).length === 0,
        'secrets',
      ),
  },
  'secret-expiring': {
    severity: 'warning',
    source: null,
    find: (subject) => {
      const last = Math.max(...usable(subject).map(endsAt)); // -Infinity when none is usable
      const days = Math.ceil((last - subject.now.getTime()) / DAY);
      return placeIf(Number.isFinite(last) && days <= EXPIRING_WITHIN_DAYS, 'secrets', { days });
    },
  },
  'secret-old': {
    severity: 'info',
    source: null,
    find: (subject) => {
      const newest = Math.max(...standing(subject).map(({ createdAt }) => createdAt.getTime())); // -Infinity when there is none
      const days = (subject.now.getTime() - newest) / DAY;
      return placeIf(Number.isFinite(newest) && days > OLD_AFTER_DAYS, 'secrets', { days: Math.floor(days) });
    },
  },
  'secret-no-expiry': {
    severity: 'info',
    source: null,
    find: (subject) =>
      placeIf(
        standing(subject).some(({ expiresAt, state }) => expiresAt === null && state === 'current'),
        'secrets',
      ),
  },
} satisfies RuleTable;

/**
 * Whether there must be a secret of ours: a shared one, or the private key we sign with at somebody else's server (at ours
 * the client keeps its own key and registers the public half, which validation demands).
 */
function needsSecret({ clientType, providerMode, tokenEndpointAuthMethod }: RegistrationConfiguration): boolean {
  if (clientType === 'public') return false;
  if (tokenEndpointAuthMethod === 'private_key_jwt') return providerMode !== 'built_in';
  return SHARED_SECRET_METHODS.includes(tokenEndpointAuthMethod);
}

/** The secrets of the type that the method uses, neither revoked nor retired; expired ones among them. */
function standing({ configuration, secrets, now }: PolicySubject): SecretFacts[] {
  const type = configuration.tokenEndpointAuthMethod === 'private_key_jwt' ? 'private_key' : 'shared_secret';
  return secrets.filter(
    (secret) =>
      secret.type === type && secret.state !== 'revoked' && (secret.retiresAt === null || secret.retiresAt > now),
  );
}

function usable(subject: PolicySubject): SecretFacts[] {
  return standing(subject).filter(({ expiresAt }) => expiresAt === null || expiresAt > subject.now);
}

/** When it stops working, in milliseconds; Infinity when it never does. */
function endsAt({ expiresAt, retiresAt }: SecretFacts): number {
  return Math.min(expiresAt?.getTime() ?? Number.POSITIVE_INFINITY, retiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
}
