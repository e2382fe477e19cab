import type { Actor } from '@/lib/domain/actor';
import { DomainError } from '@/lib/domain/problem';
import {
  checkTokenSettings,
  readTokenSettings,
  type TokenSettings,
  tokenSettingsChanges,
} from '@/lib/domain/registration/token-settings';
import type { Setting } from '@/lib/domain/setting';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { keepKeysFor } from '../keys/outlive';
import { transaction } from '../transaction';
import { changeSetting, readSetting, type SettingKind, type SettingUpdate } from './setting-row';

const TOKENS: SettingKind<TokenSettings> = {
  key: 'tokens',
  parse: readTokenSettings,
  changes: tokenSettingsChanges,
};

/** The global token settings, for their page and for the form, which shows what “the global setting” is at present. */
export async function getTokenSettings(actor: Actor): Promise<Setting<TokenSettings>> {
  await requirePermission(actor, 'setting:read');
  return readSetting(database, TOKENS.key, TOKENS.parse);
}

/** The global token settings, as a save or the authorization server reads them. */
export async function readGlobalTokenSettings(tx: Transaction): Promise<TokenSettings> {
  return (await readSetting(tx, TOKENS.key, TOKENS.parse)).value;
}

/** Seconds an access token lives where a client does not say; whoever may read a client is told (AuthService has no other word). */
export async function UNSAFE_globalAccessTokenLifetime(): Promise<number> {
  return (await readGlobalTokenSettings(database)).accessTokenLifetime;
}

/** Replaces the global token settings. Throws `invalid_input` for what is no lifetime; other errors as `changeSetting`. */
export async function updateTokenSettings(
  actor: Actor,
  { value: sent, ...rest }: SettingUpdate<Record<keyof TokenSettings, unknown>>,
): Promise<Setting<TokenSettings>> {
  await requirePermission(actor, 'setting:write');
  const fieldErrors = checkTokenSettings(sent);
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  const update = { value: readTokenSettings(sent), ...rest };
  return transaction(async (tx) => {
    const { accessTokenLifetime } = await readGlobalTokenSettings(tx);
    if (accessTokenLifetime > update.value.accessTokenLifetime) await keepKeysFor(tx, accessTokenLifetime, new Date());
    return changeSetting(tx, actor, TOKENS, update);
  });
}
