/** The settings pages' data: one optimistic-lock row each (`settings/setting-row.ts`). */
export { getPolicySettings, getPolicySeverities, updatePolicySettings } from './settings/policy';
export {
  getRegistrationSettings,
  readDynamicRegistrationSettings,
  updateRegistrationSettings,
} from './settings/registration';
export { getTokenSettings, readGlobalTokenSettings, updateTokenSettings } from './settings/tokens';
