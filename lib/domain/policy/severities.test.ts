import { expect, it } from 'vitest';
import { policySeveritiesSchema, readPolicySeverities, severityChanges } from './severities';

it('takes any subset of the rules', () => {
  const severities = { 'pkce-missing': 'error', 'no-contact': 'off' };
  expect(policySeveritiesSchema.parse(severities)).toEqual(severities);
  expect(policySeveritiesSchema.parse({})).toEqual({});
});

it.each([{ 'no-such-rule': 'error' }, { 'pkce-missing': 'fatal' }, []])('refuses %j', (input) => {
  expect(policySeveritiesSchema.safeParse(input).success).toBe(false);
});

it('leaves out what another version stored', () => {
  expect(readPolicySeverities({ 'gone-rule': 'error', 'pkce-missing': 'fatal', 'no-contact': 'off' })).toEqual({
    'no-contact': 'off',
  });
  expect(readPolicySeverities(null)).toEqual({});
});

it('tells what changed, defaults by name', () => {
  expect(severityChanges({ 'no-contact': 'off' }, { 'password-grant': 'error' })).toEqual([
    { path: 'no-contact', before: 'off', after: 'default' },
    { path: 'password-grant', before: 'default', after: 'error' },
  ]);
});
