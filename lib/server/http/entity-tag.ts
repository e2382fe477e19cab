/** RFC 9110 §8.8.3: the strong validator of a version. */
export function entityTag(rowVersion: number): string {
  return `"${rowVersion}"`;
}

/** Whether `If-Match` names the version that stands (RFC 9110 §13.1.1, strong comparison: a weak tag matches nothing). */
export function matchesVersion(ifMatch: string, standing: number): boolean {
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  return ifMatch.trim() === '*' || tags.includes(entityTag(standing));
}
