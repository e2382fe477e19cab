/** How one identifier is made of another where a program sends only some of them (fields.md §1). Randomness is passed in. */
import type { RegistrationConfiguration } from './model';
import { LIMITS, SHAPES } from './shape';

/** `/registrations/new` is a page. */
export function isReservedRegistrationId(text: string): boolean {
  return text.toLowerCase() === 'new';
}

/** The client ID as a registration ID, where it is a legal one; null where it is not. */
export function registrationIdOf(clientId: string): string | null {
  return SHAPES.registrationId.safeParse(clientId).success && !isReservedRegistrationId(clientId) ? clientId : null;
}

/**
 * Fills in the identifiers that were left to us. The registration ID is the client ID where that is legal, else `random`; the
 * name is the registration ID.
 *
 * @param random a new value, legal as either identifier (a UUID)
 */
export function withIdentifiers(configuration: RegistrationConfiguration, random: string): RegistrationConfiguration {
  const clientId = configuration.clientId || random;
  const registrationId = configuration.registrationId || (registrationIdOf(clientId) ?? random);
  return { ...configuration, clientId, registrationId, name: configuration.name || registrationId };
}

/**
 * The version of a client whose name and version are taken, where nobody can be asked for another. A client ID may be longer than a
 * version, and then its beginning has to do.
 */
export function versionInstead(clientId: string): string {
  return `1.0-${clientId}`.slice(0, LIMITS.version);
}
