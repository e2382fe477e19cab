import type { DiscoveryFailure } from '@/lib/domain/metadata/failure';
import type { SecretView } from '@/lib/domain/registration/views';

/** What a reset answers. `generated` is the secret itself, this one time; null where it was entered. */
export type ResetAnswer = { secret: SecretView; generated: string | null };

/** What “Discover again” answers: why it failed, or null. */
export type RediscoveryAnswer = { failure: DiscoveryFailure | null };
