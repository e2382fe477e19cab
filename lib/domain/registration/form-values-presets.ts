import { defaultConfiguration } from './fields';
import { EMPTY_FORM_VALUES, type FormField, fromConfiguration, type RegistrationFormValues } from './form-values';
import { sameValue } from './form-values-merge';
import { PROVIDER_MODES } from './model';
import { PRESET_NAMES, PRESETS, type PresetName } from './presets';

/** The controls that stand beside a member's own. */
const COMPANIONS: Partial<Record<string, FormField>> = {
  accessTokenLifetime: 'accessTokenSeconds',
  refreshTokenLimit: 'refreshTokenCount',
};

const PRESET_FIELDS = [...new Set(PRESET_NAMES.flatMap((name) => Object.keys(PRESETS[name])))]
  // The form leaves response types to the grants.
  .filter((field) => field !== 'responseTypes')
  .flatMap((field) => [field, COMPANIONS[field] ?? field]) as FormField[];

/** What a preset makes of an otherwise empty form of this mode. */
function presetForm(name: PresetName, mode: string): RegistrationFormValues {
  const known = PROVIDER_MODES.find((each) => each === mode) ?? 'automatic';
  return fromConfiguration({ ...defaultConfiguration(known), ...PRESETS[name] });
}

export function isPresetName(value: unknown): value is PresetName {
  return PRESET_NAMES.some((name) => name === value);
}

/**
 * `values` as the preset wants them. What a person has chosen otherwise is kept: the scopes and the redirect template change
 * only if they are still those of another preset.
 */
export function applyPreset(values: RegistrationFormValues, name: PresetName): RegistrationFormValues {
  const chosen = presetForm(name, values.providerMode);
  const kept = (['scopes', 'redirectUriTemplate'] as const).filter((field) => !isOurs(values, field));
  const set = PRESET_FIELDS.filter((field) => !kept.some((each) => each === field));
  return { ...values, otherGrantTypes: '', ...Object.fromEntries(set.map((field) => [field, chosen[field]])) };
}

function isOurs(values: RegistrationFormValues, field: 'scopes' | 'redirectUriTemplate'): boolean {
  if (values[field].length === 0) return true;
  return PRESET_NAMES.some((name) => sameValue(presetForm(name, values.providerMode)[field], values[field]));
}

/** The preset whose kind of client the form describes at present, if any: it is shown as chosen. */
export function presetOf(values: RegistrationFormValues): PresetName | null {
  const kind = ['clientType', 'applicationType', 'grantTypes', 'otherGrantTypes'] as const;
  return (
    PRESET_NAMES.find((name) => {
      const preset = presetForm(name, values.providerMode);
      return kind.every((field) => sameValue(preset[field], values[field]));
    }) ?? null
  );
}

/** The form as it opens for a new registration. */
export function newFormValues(name: PresetName = 'webApp'): RegistrationFormValues {
  return applyPreset(EMPTY_FORM_VALUES, name);
}

/**
 * The form of a copy (fields.md: to or from Built-in only by Duplicate). The registration ID is asked for anew; so is the
 * client ID, because the provider issued it to the original, and Built-in generates its own. The name starts empty, which
 * means the new registration ID: the pair of name and version is unique, a copied one could never be saved.
 */
export function duplicateFormValues(original: RegistrationFormValues): RegistrationFormValues {
  return { ...original, registrationId: '', clientId: '', name: '' };
}
