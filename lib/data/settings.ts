/** The settings pages' data: one optimistic-lock row each (`settings/setting-row.ts`). */

export { type SettingsInForce, settingsInForce } from './settings/in-force';
export { getJudgementSettings, type JudgementSettings } from './settings/judgement';
export { getPolicySettings, updatePolicySettings } from './settings/policy';
export {
  getRegistrationSettings,
  readDynamicRegistrationSettings,
  updateRegistrationSettings,
} from './settings/registration';
export {
  getTokenSettings,
  readGlobalTokenSettings,
  UNSAFE_globalAccessTokenLifetime,
  updateTokenSettings,
} from './settings/tokens';
