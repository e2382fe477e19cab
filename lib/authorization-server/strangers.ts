import type { IncomingMessage } from 'node:http';
import { errors, Provider } from 'oidc-provider';
import { DomainError } from '@/lib/domain/problem';
import { factsOf } from '@/lib/server/request';
import { admitStranger } from '@/lib/server/stranger-limit';

type Context = NonNullable<typeof Provider.ctx>;

/** Whose the artifact would be that is about to be kept: nobody's that we know, by kind. */
const KEPT_FOR_STRANGERS: Record<string, (ctx: Context, isNew: boolean) => boolean> = {
  Interaction: ({ oidc }) => oidc.session?.accountId === undefined,
  Session: ({ oidc }, isNew) => isNew && oidc.session?.accountId === undefined,
  // A public client says who it is and proves nothing.
  PushedAuthorizationRequest: ({ oidc }) => oidc.client?.clientAuthMethod === 'none',
  DeviceCode: ({ oidc }, isNew) =>
    isNew && oidc.route === 'device_authorization' && oidc.client?.clientAuthMethod === 'none',
};

/** RFC 9126 §2.3 has the status; a browser gets a page, because the application could do nothing but send it here again. */
class TooManyStrangersError extends errors.OIDCProviderError {
  override readonly error_description = 'too many requests from this network';
  readonly minutes: number;

  constructor(minutes: number) {
    super(429, 'temporarily_unavailable');
    this.name = 'TooManyStrangersError';
    this.allow_redirect = false;
    this.minutes = minutes;
  }
}

/**
 * Counts what the library is about to keep for somebody who has not said who they are, or has not proven it. Throws what it answers
 * with 429 when there was too much of it from one network.
 */
export async function countForStrangers(kind: string, isNew: boolean, bytes: number): Promise<void> {
  const { ctx } = Provider;
  if (ctx === undefined || !KEPT_FOR_STRANGERS[kind]?.(ctx, isNew)) return;
  const limited = await limitOf(ctx.req, bytes);
  if (limited === null) return;
  ctx.set('Retry-After', String(limited.seconds));
  throw new TooManyStrangersError(limited.minutes);
}

/** Counts it; how long to wait where it was too much, null where it was not. */
export async function limitOf(
  request: IncomingMessage,
  bytes: number,
): Promise<{ seconds: number; minutes: number } | null> {
  try {
    await admitStranger(factsOf(request).address, bytes);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
    return { seconds: Number(error.params.seconds), minutes: Number(error.params.minutes) };
  }
}
