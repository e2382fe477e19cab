/** What is shown of a secret afterwards: its last four characters, and never more than a quarter of it. */
export function lastFour(secret: string): string {
  const shown = Math.min(4, Math.floor(secret.length / 4));
  return shown === 0 ? '' : secret.slice(-shown);
}
