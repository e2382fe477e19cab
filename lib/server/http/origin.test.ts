import { describe, expect, it } from 'vitest';
import { isForeignMutation, ownOrigin } from './origin';

const OWN = 'https://clients.example.com';

describe('isForeignMutation', () => {
  it.each([
    ['POST', '/registrations/new', OWN, false],
    ['POST', '/registrations/new', 'https://evil.example', true],
    ['POST', '/registrations/new', 'http://clients.example.com', true],
    ['POST', '/registrations/new', 'https://clients.example.com:8443', true],
    ['POST', '/registrations/new', 'https://clients.example.com.evil.example', true],
    ['POST', '/registrations/new', 'null', true],
    ['POST', '/registrations/new', undefined, true],
    ['POST', '/api/auth/callback/credentials', undefined, true],
    ['DELETE', '/', 'https://evil.example', true],
    ['PROPFIND', '/', undefined, true],
    ['GET', '/', 'https://evil.example', false],
    ['HEAD', '/', undefined, false],
    ['POST', '/api/v1/Client', 'https://evil.example', false],
    ['POST', '/oauth/token', undefined, false],
    ['POST', '/oauthx', undefined, true],
    ['POST', '/api/v1', undefined, true],
  ])('%s %s from %s: %s', (method, path, origin, foreign) => {
    expect(isForeignMutation({ method, path, origin }, OWN)).toBe(foreign);
  });
});

describe('ownOrigin', () => {
  it.each([
    [OWN, 'clients.example.com', OWN],
    [OWN, 'evil.example', OWN],
    ['http://localhost:3000', 'localhost:3000', 'http://localhost:3000'],
    ['http://localhost:3000', '127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://localhost:3000', '[::1]:3000', 'http://[::1]:3000'],
    ['http://localhost:3000', 'evil.example:3000', 'http://localhost:3000'],
    ['http://localhost:3000', '127.0.0.1:4000', 'http://localhost:3000'],
    ['http://localhost:3000', '@:bad host', 'http://localhost:3000'],
    ['http://localhost:3000', undefined, 'http://localhost:3000'],
  ])('%s asked as %s: %s', (publicUrl, host, expected) => {
    expect(ownOrigin(publicUrl, host)).toBe(expected);
  });
});
