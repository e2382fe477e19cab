// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderWithWords } from '@/components/ui/testing';
import { FILTER_NAMES } from '@/lib/domain/audit/query';
import { DEFAULT_REGISTRATION_SETTINGS } from '@/lib/domain/dynamic-registration/settings';
import { RULE_IDS } from '@/lib/domain/policy/rules';
import { FIELD_NAMES } from '@/lib/domain/registration/fields';
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/domain/registration/token-settings';
import { RESOURCE_KINDS, resourceMembers } from '@/lib/domain/resources/model';
import { useMemberLabel } from './member-label';

const Label = ({ path }: { path: string }) => useMemberLabel()(path);

const labelOf = (path: string) => renderWithWords(<Label path={path} />).container.textContent;

/** What lib/data names itself where it writes an event: `{ path: 'role', before`, and the members of a record that it makes. */
function writtenOut(): string[] {
  const sources = readdirSync('lib/data', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.startsWith('generated'))
    .map((file) => readFileSync(join('lib/data', file), 'utf8'));
  const all = (pattern: RegExp) =>
    sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name ?? ''));
  const records = all(/diffRecords\(\s*null,\s*\{([^}]*)\}/g).flatMap((members) => members.split(','));
  return [...all(/path: ['"`](\w+)[^,]*,\s*before/g), ...records.map((member) => member.split(':')[0]?.trim() ?? '')];
}

describe('everything that an event can say was changed has a name', () => {
  it('finds what is written out', () => {
    expect(writtenOut()).toEqual(
      expect.arrayContaining(['role', 'maxUses', 'otherSessions', 'keys', 'fault', 'upTo', 'total']),
    );
  });

  it.each([
    ...new Set([
      ...FIELD_NAMES,
      ...RESOURCE_KINDS.flatMap(resourceMembers),
      ...RULE_IDS,
      ...Object.keys(DEFAULT_REGISTRATION_SETTINGS),
      ...Object.keys(DEFAULT_TOKEN_SETTINGS),
      ...FILTER_NAMES,
      ...writtenOut(),
      // A registration's state, what is told of a secret, the kind of a resource, an account's own choices, a search.
      ...['approval', 'verified', 'deletedAt'],
      ...['origin', 'last4', 'description', 'expiresAt', 'state', 'retiresAt', 'secrets'],
      ...['kind', 'theme', 'shortcuts', 'matching'],
      ...['q', 'mode', 'type', 'grant', 'scope', 'enabled', 'source', 'approval', 'verified', 'finding', 'deleted'],
    ]),
  ])('%s', (path) => {
    expect(labelOf(path)).not.toBe(path);
  });
});

it('names a person’s claim by its own name', () => {
  expect(labelOf('claims.given_name')).toBe('Claim given_name');
  expect(labelOf('claims')).toBe('Client claims');
});
