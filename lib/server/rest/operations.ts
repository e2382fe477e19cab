import { CLIENT_OPERATIONS } from './clients/operations';
import type { Operation } from './operation';
import { REGISTRATION_OPERATIONS } from './registrations/operations';
import { RESOURCE_OPERATIONS } from './resources/operations';

/** Everything the REST API does: what is served, what is documented, and what is tested. */
export const OPERATIONS: readonly Operation[] = [
  ...REGISTRATION_OPERATIONS,
  ...CLIENT_OPERATIONS,
  ...RESOURCE_OPERATIONS,
];
