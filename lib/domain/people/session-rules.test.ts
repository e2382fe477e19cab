import { describe, expect, it } from 'vitest';
import type { Actor } from '../actor';
import { RECENT_SIGN_IN_MS, requireRecentSignIn, SESSION_IDLE_MS, sessionStands } from './session-rules';

const NOW = new Date('2026-01-15T12:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);

it.each([
  ['fresh', { lastSeenAt: NOW, expiresAt: ago(-1), endedAt: null }, true],
  [
    'idle for just under eight hours',
    { lastSeenAt: ago(SESSION_IDLE_MS - 1), expiresAt: ago(-1), endedAt: null },
    true,
  ],
  ['idle for eight hours', { lastSeenAt: ago(SESSION_IDLE_MS), expiresAt: ago(-1), endedAt: null }, false],
  ['expiring now', { lastSeenAt: NOW, expiresAt: NOW, endedAt: null }, false],
  ['ended', { lastSeenAt: NOW, expiresAt: ago(-1), endedAt: NOW }, false],
])('a session that is %s: %s', (_, session, stands) => {
  expect(sessionStands(session, NOW)).toBe(stands);
});

describe('requireRecentSignIn', () => {
  const actor = (kind: Actor['kind'], authenticatedAt: Date | null) => ({ kind, authenticatedAt }) as Actor;

  it.each([
    ['user', ago(0)],
    ['user', ago(RECENT_SIGN_IN_MS)],
    ['token', null],
    ['system', null],
  ] as const)('lets a %s signed in at %s act', (kind, at) => {
    expect(() => requireRecentSignIn(actor(kind, at), NOW)).not.toThrow();
  });

  it.each([
    ['user', ago(RECENT_SIGN_IN_MS + 1)],
    ['user', null],
  ] as const)('asks a %s signed in at %s', (kind, at) => {
    expect(() => requireRecentSignIn(actor(kind, at), NOW)).toThrow('reauthentication_required');
  });
});
