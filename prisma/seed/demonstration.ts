import { defaultConfiguration } from '@/lib/domain/registration/fields';
import type { ProviderMode, RegistrationConfiguration } from '@/lib/domain/registration/model';
import { responseTypesFor } from '@/lib/domain/registration/response-types';
import { ARCHETYPES } from './archetypes';
import { type Random, randomFrom } from './random';
import { builtInMembers, lastUse } from './token-members';
import { COMPANIES, ENVIRONMENTS, PEOPLE, PRODUCTS, slug, TEAMS } from './vocabulary';

/** A registration as it came to be: what it is, and who did what to it when. */
export type Demonstration = {
  id: string;
  configuration: RegistrationConfiguration;
  /** How many days its secret lives from its creation on; null: for ever. */
  secretDays: number | null;
  typedSecret: boolean;
  created: Act;
  /** Built-in only. */
  lastUsedAt: Date | null;
  described: Act | null;
  disabled: Act | null;
  deleted: Act | null;
};

export type Act = { at: Date; by: (typeof PEOPLE)[number] };

const MODES = [
  { mode: 'automatic', weight: 45 },
  { mode: 'built_in', weight: 30 },
  { mode: 'manual', weight: 25 },
] as const satisfies { mode: ProviderMode; weight: number }[];

/** Made once: 100,000 copies of the defaults would take longer than everything else. */
export const DEFAULTS = {
  automatic: defaultConfiguration('automatic'),
  manual: defaultConfiguration('manual'),
  built_in: defaultConfiguration('built_in'),
} as const satisfies Record<ProviderMode, RegistrationConfiguration>;

/** The issuer of a company, as companies have them. */
export function issuerOf(company: string): string {
  return `https://login.${slug(company)}.example/oauth2/default`;
}

/** One issuer in thirteen does not answer: what was registered there is not verified. */
export function isAway(company: (typeof COMPANIES)[number]): boolean {
  return COMPANIES.indexOf(company) % 13 === 12;
}

/** Makes registrations one after the other; the window says between when and when it all happened. */
export function demonstrations(random: Random) {
  const seen = new Map<string, number>();
  // Of its own, so that what came before it stays as it was.
  const own = randomFrom(5_006);

  return function next(window: { from: Date; to: Date }): Demonstration {
    const company = random.pick(COMPANIES);
    const product = random.pick(PRODUCTS);
    const environment = random.weighted(ENVIRONMENTS);
    const { mode } = random.weighted(MODES);
    const name = [company, product, environment.name].filter(Boolean).join(' ');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const registrationId = count === 1 ? slug(name) : `${slug(name)}-${count}`;
    const host = `${environment.host}${slug(product)}.${slug(company)}.example`;
    const created = actWithin(random, window);
    const later = (probability: number) =>
      random.chance(probability) ? actWithin(random, { from: created.at, to: window.to }) : null;
    const described = later(0.25);
    const disabled = later(0.05);
    const members = random.weighted(ARCHETYPES).members(host, random);
    const configuration: RegistrationConfiguration = {
      ...DEFAULTS[mode],
      ...members,
      responseTypes: responseTypesFor(members.grantTypes ?? [], false),
      ...providerMembers(mode, company, members.scopes ?? []),
      ...(mode === 'built_in' && builtInMembers(members, host, own)),
      registrationId,
      clientId: clientIdFor(mode, registrationId, random, created.at),
      name,
      version: `${1 + Math.floor((count - 1) / 10)}.${(count - 1) % 10}`,
      description: described === null ? '' : `${product} of ${company}. Ask the ${random.pick(TEAMS)} team.`,
      contacts: random.chance(0.8) ? [`${random.pick(TEAMS)}@${slug(company)}.example`] : [],
      clientUri: random.chance(0.4) ? `https://${host}/` : null,
      enabled: disabled === null,
    };
    return {
      id: random.uuid(created.at),
      configuration,
      secretDays: random.chance(0.6) ? 30 * (1 + random.integer(36)) : null,
      typedSecret: random.chance(0.08),
      created,
      lastUsedAt: mode === 'built_in' ? lastUse(own, created.at, window.to) : null,
      described,
      disabled,
      deleted: random.chance(0.02) ? { ...created, at: window.to } : null,
    };
  };
}

function actWithin(random: Random, { from, to }: { from: Date; to: Date }): Act {
  const at = new Date(from.getTime() + Math.floor(random.next() * (to.getTime() - from.getTime())));
  return { at, by: random.pick(PEOPLE) };
}

function providerMembers(
  mode: ProviderMode,
  company: string,
  scopes: readonly string[],
): Partial<RegistrationConfiguration> {
  if (mode === 'built_in') return {};
  if (mode === 'automatic') return { issuerUrl: issuerOf(company) };
  const base = `https://sso.${slug(company)}.example`;
  return {
    authorizationUri: `${base}/authorize`,
    tokenUri: `${base}/token`,
    userInfoUri: `${base}/userinfo`,
    jwkSetUri: scopes.includes('openid') ? `${base}/keys` : null,
  };
}

/** Every provider has its own taste in client IDs. */
function clientIdFor(mode: ProviderMode, registrationId: string, random: Random, at: Date): string {
  if (mode === 'built_in' || random.chance(0.4)) return random.uuid(at);
  return random.chance(0.5) ? registrationId : `0oa${random.text(17, '0123456789abcdefghijklmnopqrstuvwxyz')}`;
}
