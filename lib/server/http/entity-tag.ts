/** RFC 9110 §8.8.3: the strong validator of a version. */
export function entityTag(rowVersion: number): string {
  return `"${rowVersion}"`;
}

/** Whether `If-Match` names the version that stands (RFC 9110 §13.1.1, strong comparison: a weak tag matches nothing). */
export function matchesVersion(ifMatch: string, standing: number): boolean {
  return names(ifMatch, standing, (tag) => tag);
}

/** Whether `If-None-Match` names the version that stands (RFC 9110 §13.1.2, weak comparison: a weak tag is as good). */
export function isVersionIn(ifNoneMatch: string, standing: number): boolean {
  return names(ifNoneMatch, standing, (tag) => tag.replace(/^W\//, ''));
}

function names(header: string, standing: number, comparable: (tag: string) => string): boolean {
  const tags = header.split(',').map((tag) => comparable(tag.trim()));
  return header.trim() === '*' || tags.includes(entityTag(standing));
}
