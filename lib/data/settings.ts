/** The settings pages' data: one optimistic-lock row each (`settings/setting-row.ts`). */
export { getPolicySettings, getPolicySeverities, updatePolicySettings } from './settings/policy';
export { getTokenSettings, readGlobalTokenSettings, updateTokenSettings } from './settings/tokens';
