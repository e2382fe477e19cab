import { describe, expect, it } from 'vitest';
import { grantOfResponseType, responseTypesFor } from './response-types';

/** fields.md §3: grants, access tokens via browser, and what follows. */
describe('responseTypesFor', () => {
  it.each<[string[], boolean, string[]]>([
    [[], true, []],
    [['client_credentials', 'password', 'refresh_token'], true, []],
    [['authorization_code'], false, ['code']],
    [['authorization_code'], true, ['code']],
    [['implicit'], false, ['id_token']],
    [['implicit'], true, ['id_token', 'id_token token']],
    [['hybrid'], false, ['code id_token']],
    [['hybrid'], true, ['code id_token', 'code token', 'code id_token token']],
    [['implicit', 'authorization_code'], false, ['code', 'id_token']],
  ])('%j, via browser %s: %j', (grants, viaBrowser, responseTypes) => {
    expect(responseTypesFor(grants, viaBrowser)).toEqual(responseTypes);
  });
});

describe('grantOfResponseType', () => {
  it.each<[string, 'built_in' | 'manual', string | null]>([
    ['code', 'built_in', 'authorization_code'],
    ['token id_token', 'built_in', 'implicit'],
    ['token id_token code', 'manual', 'hybrid'],
    ['token', 'manual', 'implicit'],
    ['token', 'built_in', null],
    ['code code', 'manual', null],
    ['', 'manual', null],
    ['none', 'manual', null],
  ])('%s in %s belongs to %s', (responseType, mode, grant) => {
    expect(grantOfResponseType(responseType, mode)?.grant ?? null).toBe(grant);
  });
});
