import type { Actor } from '@/lib/domain/actor';
import {
  checkRegistrationSettings,
  type RegistrationSettings,
  readRegistrationSettings,
  registrationSettingsChanges,
} from '@/lib/domain/dynamic-registration/settings';
import { DomainError } from '@/lib/domain/problem';
import type { Setting } from '@/lib/domain/setting';
import { requirePermission } from '../authorize';
import { database, type Transaction } from '../database';
import { transaction } from '../transaction';
import { changeSetting, readSetting, type SettingKind, type SettingUpdate } from './setting-row';

const REGISTRATION: SettingKind<RegistrationSettings> = {
  key: 'registration',
  parse: readRegistrationSettings,
  changes: registrationSettingsChanges,
};

/** How programs may register themselves, for its page. */
export async function getRegistrationSettings(actor: Actor): Promise<Setting<RegistrationSettings>> {
  await requirePermission(actor, 'setting:read');
  return readSetting(database, REGISTRATION.key, REGISTRATION.parse);
}

/** The same, as a registration over the wire reads it. */
export async function readDynamicRegistrationSettings(tx: Transaction): Promise<RegistrationSettings> {
  return (await readSetting(tx, REGISTRATION.key, REGISTRATION.parse)).value;
}

/** Replaces them. Throws `invalid_input`; other errors as `changeSetting`. */
export async function updateRegistrationSettings(
  actor: Actor,
  { value: sent, ...rest }: SettingUpdate<Record<keyof RegistrationSettings, unknown>>,
): Promise<Setting<RegistrationSettings>> {
  await requirePermission(actor, 'setting:write');
  const fieldErrors = checkRegistrationSettings(sent);
  if (fieldErrors.length > 0) throw new DomainError('invalid_input', { fieldErrors });
  return transaction((tx) =>
    changeSetting(tx, actor, REGISTRATION, { value: readRegistrationSettings(sent), ...rest }),
  );
}
