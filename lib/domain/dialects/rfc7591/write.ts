/** From a registration to the document that the wire is answered with (RFC 7591 §3.2.1): everything that is registered. */
import type { RegistrationConfiguration } from '../../registration/model';
import { REFRESH_TOKEN } from '../../registration/refresh';
import { wireGrants } from './grants';
import { PLAIN_MEMBERS, type WireDocument } from './members';

/** Lists that say nothing when they are empty; the others always stand, because an empty one means something. */
const OMITTED_WHEN_EMPTY = ['contacts', 'post_logout_redirect_uris'];
/** What a logout address is asked with: without one there is nothing to say. */
const NEEDS_MEMBER: Record<string, keyof RegistrationConfiguration> = {
  frontchannel_logout_session_required: 'frontChannelLogoutUri',
  backchannel_logout_session_required: 'backChannelLogoutUri',
};

/** The registration in the words of the wire. Members without a value are left out: RFC 7591 has no null. */
export function writeWireDocument(configuration: RegistrationConfiguration): Record<string, unknown> {
  const plain = Object.entries(PLAIN_MEMBERS).map(([wire, field]): [string, unknown] => [wire, configuration[field]]);
  const { scopes, userSsoLifetime, allowedIdentityTokenSigningAlgorithms, pairWiseSubjectSalt } = configuration;
  return Object.fromEntries(
    [
      ...plain.filter(([wire]) => {
        const needed = NEEDS_MEMBER[wire];
        return needed === undefined || configuration[needed] !== null;
      }),
      ['grant_types', grantsOf(configuration)],
      ['response_types', configuration.responseTypes],
      ['scope', scopes.length === 0 ? null : scopes.join(' ')],
      ['default_max_age', userSsoLifetime],
      ['id_token_signed_response_alg', allowedIdentityTokenSigningAlgorithms[0]],
      ['subject_type', pairWiseSubjectSalt === null ? 'public' : 'pairwise'],
    ].filter(([wire, value]) => !isSilent(wire as string, value)) as [string, unknown][],
  );
}

/** The wire's one word for a refresh count is the grant itself. */
function grantsOf({ grantTypes, refreshTokenLimit }: RegistrationConfiguration): string[] {
  const others = wireGrants(grantTypes).filter((grant) => grant !== REFRESH_TOKEN);
  return refreshTokenLimit === 0 ? others : [...others, REFRESH_TOKEN];
}

function isSilent(member: string, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return Array.isArray(value) && value.length === 0 && OMITTED_WHEN_EMPTY.includes(member);
}

/** What became of each member of a document. */
export type MemberFate = {
  member: string;
  fate: 'registered' | 'substituted' | 'added' | 'ignored';
  sent: unknown;
  registered: unknown;
};

/** Compares what was sent with what is registered, member by member: sent ones in their order, then what the server added. */
export function fatesOf(sent: WireDocument, registered: WireDocument): MemberFate[] {
  const added = Object.keys(registered).filter((member) => !Object.hasOwn(sent, member));
  return [
    ...Object.keys(sent).map((member): MemberFate => {
      const values = { member, sent: sent[member], registered: registered[member] ?? null };
      if (!Object.hasOwn(registered, member)) return { ...values, fate: 'ignored' };
      return { ...values, fate: sameMeaning(sent[member], registered[member]) ? 'registered' : 'substituted' };
    }),
    ...added.map((member): MemberFate => ({ member, fate: 'added', sent: null, registered: registered[member] })),
  ];
}

/** Lists of the wire are sets: an order or a repetition that changed is no other value. */
function sameMeaning(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value);
  return sorted(a) === sorted(b);
}
