const known = new Map<string, string>();

/** The name of a member's column: `jwksUri` is `jwks_uri`. There are a hundred of them, asked for again and again. */
export function columnName(member: string): string {
  let name = known.get(member);
  if (name === undefined) {
    name = member.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    known.set(member, name);
  }
  return name;
}

/** Members under the names of their columns. */
export function columnNames(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const member of Object.keys(members)) columns[columnName(member)] = members[member];
  return columns;
}

/** The same for `jsonb_populate_record`, where a member that is left out is null: what is null is not sent. */
export function presentColumns(...parts: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const members of parts) {
    for (const member of Object.keys(members)) {
      if (members[member] !== null) columns[columnName(member)] = members[member];
    }
  }
  return columns;
}

/** Columns to be selected under the names of their members: `r.jwks_uri AS "jwksUri"`. */
export function selectList(table: string, members: readonly string[]): string {
  return members.map((member) => `${table}.${columnName(member)} AS "${member}"`).join(', ');
}
