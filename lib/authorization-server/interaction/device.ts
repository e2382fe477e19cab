import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import type { DeviceView } from '@/lib/domain/interaction/views';
import { env } from '@/lib/server/env';
import { registrationOf } from '../clients';
import { clientFacts } from './client-facts';
import { showPageOf } from './show-page';
import { showUserCode } from './user-code';

/** Short enough to be typed from a television: the library's route of the same name stands behind it. */
export const DEVICE_PAGE = '/device';

const ERRORS: Record<string, string> = {
  NoCodeError: 'code_missing',
  NotFoundError: 'code_not_found',
  ExpiredError: 'code_expired',
  AlreadyUsedError: 'code_used',
  TooManyCodesError: 'rate_limited',
  TooManyStrangersError: 'rate_limited',
};

function deviceView(ctx: KoaContextWithOIDC, members: Partial<DeviceView>): DeviceView {
  const state = ctx.oidc.session?.state as { secret?: string } | undefined;
  return {
    page: 'device',
    address: DEVICE_PAGE,
    xsrf: state?.secret ?? '',
    step: 'enter',
    userCode: '',
    error: null,
    client: null,
    device: null,
    ...members,
  };
}

/** The library's hooks of the device flow (RFC 8628 §3.3), as pages of ours. */
export const devicePages = {
  /** Asks for the code; a link that carries one (`verification_uri_complete`) fills it in and no more. */
  userCodeInputSource(
    ctx: KoaContextWithOIDC,
    _form: string,
    _out?: unknown,
    error?: Error & { userCode?: string; minutes?: number; statusCode?: number },
  ) {
    if (error?.name === 'AbortedError') return showPageOf(ctx, deviceView(ctx, { step: 'aborted' }));
    const linked = new URL(ctx.req.url ?? '/', env.PUBLIC_URL).searchParams.get('prefill') ?? '';
    const code = error && (ERRORS[error.name] ?? 'try_again');
    const view = deviceView(ctx, {
      userCode: (error?.userCode ?? linked).slice(0, 40),
      error: code === undefined ? null : { code, params: { minutes: error?.minutes ?? 1 } },
    });
    showPageOf(ctx, view, { status: error === undefined ? 200 : error.statusCode === 429 ? 429 : 422 });
  },

  /** RFC 8628 §5.4: somebody may have been sent a code that belongs to another's device. */
  userCodeConfirmSource(ctx: KoaContextWithOIDC, _form: string, client: Client, device: { ip?: string; ua?: string }) {
    showPageOf(
      ctx,
      deviceView(ctx, {
        step: 'confirm',
        userCode: showUserCode(String(ctx.oidc.params?.user_code ?? '')),
        client: clientFacts(registrationOf(client).configuration, null),
        device: { address: device.ip ?? null, userAgent: device.ua ?? null },
      }),
    );
  },

  successSource(ctx: KoaContextWithOIDC) {
    showPageOf(ctx, deviceView(ctx, { step: 'done' }));
  },
};
