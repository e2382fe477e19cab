import { endpointsOf } from './endpoints';

/** What an issuer published at one time, as far as changes are concerned. Keys count by their thumbprints. */
export type Published = { document: Record<string, unknown>; thumbprints: readonly string[] };

export type MetadataChange = {
  /** Member of the document, or `keys`. */
  member: string;
  /** Trust-affecting: the issuer, an endpoint's host, a key. The rest is additive (product.md). */
  affectsTrust: boolean;
  before: unknown;
  after: unknown;
};

function hostsOf(document: Record<string, unknown>): Map<string, string> {
  const hosts = endpointsOf(document).map(([path, value]): [string, string] => [
    path.split('.')[0] === 'mtls_endpoint_aliases' ? 'mtls_endpoint_aliases' : path,
    typeof value === 'string' && URL.canParse(value) ? new URL(value).host : '',
  ]);
  const byMember = new Map<string, string>();
  for (const [member, host] of hosts) byMember.set(member, [byMember.get(member), host].filter(Boolean).join(' '));
  return byMember;
}

/** An endpoint moved to another host, or a new one stands on a host that nothing else led to. */
function movesHost(member: string, before: Map<string, string>, after: Map<string, string>): boolean {
  const now = after.get(member);
  if (now === undefined || now === before.get(member)) return false;
  return before.has(member) || ![...before.values()].includes(now);
}

/** What changed between two publications, trust-affecting changes first. */
export function metadataChanges(before: Published, after: Published): MetadataChange[] {
  const [hostsBefore, hostsAfter] = [hostsOf(before.document), hostsOf(after.document)];
  const members = new Set([...Object.keys(before.document), ...Object.keys(after.document)]);
  const memberOf = ({ document }: Published, member: string) =>
    Object.hasOwn(document, member) ? (document[member] ?? null) : null;
  const changes: MetadataChange[] = [...members]
    .map((member) => ({
      member,
      affectsTrust: member === 'issuer' || movesHost(member, hostsBefore, hostsAfter),
      before: memberOf(before, member),
      after: memberOf(after, member),
    }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
  const [keysBefore, keysAfter] = [[...before.thumbprints].sort(), [...after.thumbprints].sort()];
  if (keysBefore.join() !== keysAfter.join()) {
    changes.push({ member: 'keys', affectsTrust: true, before: keysBefore, after: keysAfter });
  }
  return changes.sort((one, other) => Number(other.affectsTrust) - Number(one.affectsTrust));
}
