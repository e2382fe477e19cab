/** The parameters of an address, as Next hands them to a page. */
export type AddressParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Each parameter once: of a repeated one the first counts. */
export function singleParameters(parameters: AddressParameters): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, storable(typeof value === 'string' ? value : value?.[0])]),
  );
}

/** Every value of a parameter that may stand there several times. */
export function repeatedParameter(parameters: AddressParameters, name: string): string[] {
  return [parameters[name] ?? []].flat().map(storable);
}

/** A segment of the path, as Next hands it to a page: most of its escapes are left to us, and `%25` is not. */
export function pathSegment(segment: string): string {
  try {
    return storable(decodeURIComponent(segment));
  } catch {
    return storable(segment);
  }
}

/** PostgreSQL keeps no NUL, and refuses to look for one: with another character in its place nothing is found, as it should be. */
function storable<T extends string | undefined>(text: T): T {
  return text?.replaceAll('\0', '\uFFFD') as T;
}
