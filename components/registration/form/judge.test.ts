import { describe, expect, it } from 'vitest';
import { EMPTY_FORM_VALUES } from '@/lib/domain/registration/form-values';
import { FACTS } from './form-facts.fixture';
import { judge } from './judge';

const NATIVE = {
  ...EMPTY_FORM_VALUES,
  registrationId: 'field-app',
  providerMode: 'built_in',
  clientType: 'public',
  applicationType: 'native',
  tokenEndpointAuthMethod: 'none',
  grantTypes: ['authorization_code'],
  redirectUris: 'myapp:/callback',
} as const;

describe('judge: a private-use scheme without a dot (RFC 8252 §7.1)', () => {
  it.each([
    ['is refused', false, ['uri_scheme_dot']],
    ['passes where the administrator allows it', true, []],
  ])('%s', (_, allowed, codes) => {
    const { fieldErrors } = judge({ ...NATIVE, grantTypes: [...NATIVE.grantTypes] }, FACTS, null, null, allowed);
    expect(fieldErrors.map(({ code }) => code)).toEqual(codes);
  });

  it('is no excuse for a scheme that browsers handle themselves', () => {
    const values = { ...NATIVE, grantTypes: [...NATIVE.grantTypes], redirectUris: 'javascript:/callback' };
    const { fieldErrors } = judge(values, FACTS, null, null, true);
    expect(fieldErrors.map(({ path }) => path)).toContain('redirectUris.0');
  });
});
