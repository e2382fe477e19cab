import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { appliesTo } from './fields';
import { hasInteractiveGrant } from './grants';
import { PROVIDER_MODES, type RegistrationConfiguration, type RegistrationField } from './model';
import { automatic, builtIn, manual, problemsOf } from './parse.fixture';
import { PRESET_NAMES, PRESETS } from './presets';

const typed = { automatic, manual, built_in: builtIn };

describe.each(PRESET_NAMES)('preset %s', (name) => {
  it.each(PROVIDER_MODES)('with the rest typed is a good registration in %s', (mode) => {
    const applying = Object.entries(PRESETS[name]).filter(([field]) => appliesTo(field as RegistrationField, mode));
    const preset: Partial<RegistrationConfiguration> = Object.fromEntries(applying);
    const needsRedirect = hasInteractiveGrant(preset.grantTypes ?? []);
    expect(
      problemsOf({ ...typed[mode], redirectUris: needsRedirect ? typed[mode].redirectUris : [], ...preset }),
    ).toEqual([]);
  });

  it('says what it is', () => {
    expect(messages.fields.presets[name].title).not.toBe('');
    expect(messages.fields.presets[name].description).not.toBe('');
  });
});

describe('presets', () => {
  it('follow RFC 9700: no implicit, no password, PKCE wherever there is a code', () => {
    for (const preset of Object.values(PRESETS)) {
      expect(preset.grantTypes).not.toContain('implicit');
      expect(preset.grantTypes).not.toContain('password');
      if (preset.grantTypes?.includes('authorization_code')) expect(preset.requirePkce).toBe(true);
    }
  });
});
