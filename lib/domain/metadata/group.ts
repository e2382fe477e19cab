import { KNOWN_MEMBERS, type KnownMember, type MemberGroup } from './members';

export type GroupedMember = { member: string; value: unknown; clause: string | null };
export type AbsentMember = { member: string; clause: string; assumed: readonly string[] | boolean | null };

/** A document sorted for a reader: known members in the table's order, the provider's own ones last. */
export type GroupedMetadata = {
  issuer: string | null;
  groups: Record<MemberGroup | 'other', GroupedMember[]>;
  /** What a reader may look for in vain, with what the specification says its absence means. */
  absent: AbsentMember[];
};

/** Sorts a document's members into the groups of the page. Null counts as absent. */
export function groupMetadata(document: Record<string, unknown>): GroupedMetadata {
  const present = (member: string) => Object.hasOwn(document, member) && document[member] !== null;
  const known = Object.entries(KNOWN_MEMBERS);
  const inGroup = (group: MemberGroup) =>
    known
      .filter(([member, row]) => row.group === group && present(member))
      .map(([member, { clause }]) => ({ member, value: document[member], clause }));
  const others = Object.keys(document).filter(
    (member) => member !== 'issuer' && present(member) && !Object.hasOwn(KNOWN_MEMBERS, member),
  );
  return {
    issuer: typeof document.issuer === 'string' ? document.issuer : null,
    groups: {
      endpoints: inGroup('endpoints'),
      capabilities: inGroup('capabilities'),
      algorithms: inGroup('algorithms'),
      documents: inGroup('documents'),
      other: others.map((member) => ({ member, value: document[member], clause: null })),
    },
    absent: known
      .filter(([member, row]: [string, KnownMember]) => row.expected === true && !present(member))
      .map(([member, { clause, assumed }]) => ({ member, clause, assumed: assumed ?? null })),
  };
}
