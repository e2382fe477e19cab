/** Where a person answers what the protocol asks: a page of ours, in front of which this server stands. */
export function interactionUrl(uid: string): string {
  return `/interaction/${uid}`;
}
