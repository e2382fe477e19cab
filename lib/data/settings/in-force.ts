import type { RegistrationSettings } from '@/lib/domain/dynamic-registration/settings';
import type { Transaction } from '../database';
import { UNSAFE_readConfigurationVersion } from '../protocol/standing';
import { getJudgementSettings, type JudgementSettings } from './judgement';
import { readDynamicRegistrationSettings } from './registration';

/** The settings that a registration over the wire is read and judged by. */
export type SettingsInForce = { judgement: JudgementSettings; registration: RegistrationSettings };

let kept: { version: string; settings: Promise<SettingsInForce> } | null = null;

/**
 * The settings in force at this moment, on every instance: a trigger moves the version with every setting, so one tiny statement,
 * shared by those who ask at once, tells whether what is kept still stands.
 */
export async function settingsInForce(client: Transaction): Promise<SettingsInForce> {
  const version = await UNSAFE_readConfigurationVersion();
  if (kept?.version !== version) {
    const settings = readAll(client);
    const reading = { version, settings };
    kept = reading;
    // What could not be read is not kept: the next one tries again.
    settings.catch(() => {
      if (kept === reading) kept = null;
    });
  }
  return kept.settings;
}

async function readAll(client: Transaction): Promise<SettingsInForce> {
  const [judgement, registration] = await Promise.all([
    getJudgementSettings(client),
    readDynamicRegistrationSettings(client),
  ]);
  return { judgement, registration };
}
