import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { AUDIT_ACTIONS, AUDIT_TARGET_TYPES } from './actions';

type Tree = { [key: string]: Tree | string };
const at = (tree: Tree, path: string) =>
  path.split('.').reduce<Tree | string | undefined>((from, key) => (from as Tree)?.[key], tree);

describe.each(Object.keys(AUDIT_ACTIONS))('%s', (action) => {
  it('has a name and a sentence that says who did it', () => {
    expect(at(messages.audit.acts, action)).toEqual(expect.any(String));
    expect(at(messages.audit.sentences, action)).toContain('<who>{actor}</who>');
  });
});

it.each(AUDIT_TARGET_TYPES)('%s has a name', (type) => {
  expect(at(messages.audit.targets, type)).toEqual(expect.any(String));
});
