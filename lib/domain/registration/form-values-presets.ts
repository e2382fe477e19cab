import { EMPTY_FORM_VALUES, type FormField, type RegistrationFormValues } from './form-values';
import { sameValue } from './form-values-merge';

export const PRESETS = ['web', 'single_page', 'native', 'machine', 'device'] as const;
export type Preset = (typeof PRESETS)[number];

const PRESET_FIELDS = [
  'clientType',
  'applicationType',
  'tokenEndpointAuthMethod',
  'grantTypes',
  'requirePkce',
  'scopes',
] as const satisfies readonly FormField[];
type PresetValues = Pick<RegistrationFormValues, (typeof PRESET_FIELDS)[number]>;

const SIGN_IN_SCOPES = ['openid', 'profile', 'email'];

/** What each kind of application needs: current practice of RFC 9700 §2, RFC 8252 (native) and RFC 8628 (device). */
const VALUES: Record<Preset, PresetValues> = {
  web: {
    clientType: 'confidential',
    applicationType: 'web',
    tokenEndpointAuthMethod: 'client_secret_basic',
    grantTypes: ['authorization_code'],
    requirePkce: true,
    scopes: SIGN_IN_SCOPES,
  },
  single_page: {
    clientType: 'public',
    applicationType: 'web',
    tokenEndpointAuthMethod: 'none',
    grantTypes: ['authorization_code'],
    requirePkce: true,
    scopes: SIGN_IN_SCOPES,
  },
  native: {
    clientType: 'public',
    applicationType: 'native',
    tokenEndpointAuthMethod: 'none',
    grantTypes: ['authorization_code', 'refresh_token'],
    requirePkce: true,
    scopes: SIGN_IN_SCOPES,
  },
  machine: {
    clientType: 'confidential',
    applicationType: 'web',
    tokenEndpointAuthMethod: 'client_secret_basic',
    grantTypes: ['client_credentials'],
    requirePkce: true,
    scopes: [],
  },
  device: {
    clientType: 'public',
    applicationType: 'native',
    tokenEndpointAuthMethod: 'none',
    grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    requirePkce: true,
    scopes: SIGN_IN_SCOPES,
  },
};

export function isPreset(value: unknown): value is Preset {
  return PRESETS.some((preset) => preset === value);
}

/** `values` as the preset wants them. Scopes that a person chose are kept; those of another preset are not. */
export function applyPreset(values: RegistrationFormValues, preset: Preset): RegistrationFormValues {
  const scopesAreOurs =
    values.scopes.length === 0 || PRESETS.some((other) => sameValue(VALUES[other].scopes, values.scopes));
  const chosen = VALUES[preset];
  return {
    ...values,
    ...chosen,
    grantTypes: [...chosen.grantTypes],
    scopes: scopesAreOurs ? [...chosen.scopes] : values.scopes,
  };
}

/** The preset that the values are at present, if any: it is shown as chosen. */
export function presetOf(values: RegistrationFormValues): Preset | null {
  const judged = PRESET_FIELDS.filter((field) => field !== 'scopes');
  return PRESETS.find((preset) => judged.every((field) => sameValue(VALUES[preset][field], values[field]))) ?? null;
}

/** The form as it opens for a new registration. */
export function newFormValues(preset: Preset = 'web'): RegistrationFormValues {
  return applyPreset({ ...EMPTY_FORM_VALUES }, preset);
}

/**
 * The form of a copy (fields.md: to or from Built-in only by Duplicate). The registration ID is asked for anew; so is the
 * client ID, because the provider issued it to the original, and Built-in generates its own. The name starts empty, which
 * means the new registration ID: the pair of name and version is unique, a copied one could never be saved.
 */
export function duplicateFormValues(original: RegistrationFormValues): RegistrationFormValues {
  return { ...original, registrationId: '', clientId: '', name: '' };
}
