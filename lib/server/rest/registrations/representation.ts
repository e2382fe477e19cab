import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import type { RegistrationRepresentation } from './schemas';

/** What a program is answered: an allow-list, whatever else the data layer's view has or gets. */
export function toRepresentation(detail: RegistrationDetail): RegistrationRepresentation {
  const { configuration } = detail;
  return {
    id: detail.id,
    rowVersion: detail.rowVersion,
    configuration: Object.fromEntries(FIELD_NAMES.map((field) => [field, configuration[field]])),
    findings: detail.findings,
    secrets: detail.secrets,
    verified: detail.verified,
    verifiedAt: detail.verifiedAt,
    verificationFailure: detail.verificationFailure,
    createdAt: detail.createdAt,
    createdBy: detail.createdBy,
    updatedAt: detail.updatedAt,
    updatedBy: detail.updatedBy,
    deletedAt: detail.deletedAt,
    deletedBy: detail.deletedBy,
  };
}
