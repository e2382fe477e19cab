import type { KoaContextWithOIDC } from 'oidc-provider';
import { hideExhausted } from './refresh-rules';

/** The last word on an answer, around all of the library's routes. */
export async function finishAnswer(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  hideExhausted(ctx);
}
