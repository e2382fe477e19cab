/** Lets one of the library's models keep members of ours beside its own. */
export function storeAlso(model: object, ...names: string[]): void {
  const members = [...(model as { IN_PAYLOAD: string[] }).IN_PAYLOAD, ...names];
  Object.defineProperty(model, 'IN_PAYLOAD', { get: () => members });
}
