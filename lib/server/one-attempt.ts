/** Makes `work` be done once for all who ask for the same thing at the same time: they share one attempt, and its failure. */
export function oneAttempt<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key) => {
    const current = underWay.get(key);
    if (current !== undefined) return current;
    const attempt = work(key).finally(() => underWay.delete(key));
    underWay.set(key, attempt);
    return attempt;
  };
}
