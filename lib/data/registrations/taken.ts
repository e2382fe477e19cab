import { DomainError } from '@/lib/domain/problem';
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
