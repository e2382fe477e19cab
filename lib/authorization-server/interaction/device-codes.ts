import { randomInt } from 'node:crypto';
import { type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { DomainError } from '@/lib/domain/problem';
import { env } from '@/lib/server/env';
import { factsOf } from '@/lib/server/request';
import { admitAttempt } from '@/lib/server/throttle';
import { registrationOf } from '../clients';
import { DEVICE_PAGE } from './device';
import { INTERVAL, slowDownPolls } from './device-polls';
import { showUserCode } from './user-code';

/** Shown where the code is entered (lib/authorization-server/interaction/device.ts). */
class TooManyCodesError extends Error {
  override readonly name = 'TooManyCodesError';
  readonly statusCode = 429;
  readonly expose = true;
  readonly minutes: number;

  constructor(minutes: number) {
    super('too many codes');
    this.minutes = minutes;
  }
}

/** The one type of user code beside the server's own (fields.md §6; IdentityServer's `Numeric`): nine digits. */
const NUMERIC = 'numeric';
const numericCode = () => String(randomInt(1_000_000_000)).padStart(9, '0');

/**
 * RFC 8628 §5.1: a code is short, so guessing is slowed for each address, as sign-ins are; and §3.2: what a device shows is our
 * short address, not the library's, and a code of the kind that the client's registration names.
 */
export function guardDeviceCodes(provider: Provider): void {
  const { DeviceCode } = provider;
  const find = DeviceCode.findByUserCode.bind(DeviceCode);
  DeviceCode.findByUserCode = async (userCode, options) => {
    const request = Provider.ctx?.req;
    const address = request === undefined ? null : factsOf(request).address;
    const admission = await admitAttempt('device code', address).catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.code !== 'rate_limited') throw error;
      throw new TooManyCodesError(Number(error.params.minutes));
    });
    const found = await find(userCode, options);
    if (found !== undefined) await admission.succeeded();
    return found;
  };
  const { save } = DeviceCode.prototype;
  DeviceCode.prototype.save = function (...lifetime) {
    const oidc = Provider.ctx?.oidc;
    if (oidc?.route === 'device_authorization' && oidc.client !== undefined) {
      const { userCodeType } = registrationOf(oidc.client).configuration;
      if (userCodeType.toLowerCase() === NUMERIC) Object.assign(this, { userCode: numericCode() });
    }
    return save.apply(this, lifetime);
  };
  provider.use(async (ctx, next) => {
    await next();
    await slowDownPolls(ctx as KoaContextWithOIDC);
    const answer = ctx.body as Record<string, unknown> | undefined;
    if (ctx.oidc?.route !== 'device_authorization' || answer?.user_code === undefined) return;
    answer.interval = INTERVAL;
    answer.user_code = showUserCode(String(ctx.oidc.entities.DeviceCode?.userCode ?? answer.user_code));
    answer.verification_uri = env.PUBLIC_URL + DEVICE_PAGE;
    answer.verification_uri_complete = `${answer.verification_uri}?user_code=${answer.user_code}`;
  });
}
