import { DomainError } from '@/lib/domain/problem';
import { versionInstead } from '@/lib/domain/registration/identifiers';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';

/** The database says which value is taken; the sentence for it also says what the value is. Other errors stay as they are. */
export function namingWhatIsTaken(error: unknown, configuration: RegistrationConfiguration): unknown {
  if (!(error instanceof DomainError) || error.code !== 'already_exists') return error;
  const { name, version, registrationId, clientId } = configuration;
  const values: Record<string, Record<string, string>> = {
    registrationId: { value: registrationId },
    clientId: { value: clientId },
    version: { name, version },
  };
  const fieldErrors = error.fieldErrors.map((taken) => ({ ...taken, params: values[taken.path] ?? {} }));
  return new DomainError('already_exists', { fieldErrors, cause: error.cause });
}

/**
 * Over the wire nobody can be asked for another name (fields.md §1): a registration ID that was made of the client ID gives way to
 * `random`, a taken name and version to a version of its own. Null where the error says something else, or a second try failed.
 */
export function givingWay(
  error: unknown,
  configuration: RegistrationConfiguration,
  random: string,
): RegistrationConfiguration | null {
  if (!(error instanceof DomainError) || error.code !== 'already_exists') return null;
  const taken = error.fieldErrors[0]?.path;
  const { clientId, registrationId, version } = configuration;
  if (taken === 'registrationId' && registrationId === clientId) return { ...configuration, registrationId: random };
  if (taken === 'version' && version !== versionInstead(clientId)) {
    return { ...configuration, version: versionInstead(clientId) };
  }
  return null;
}
