import { builtInAddresses } from '@/lib/domain/metadata/built-in';
import { env } from './env';

/** The addresses of the built-in authorization server of this installation. */
export const builtIn = builtInAddresses(env.PUBLIC_URL);
