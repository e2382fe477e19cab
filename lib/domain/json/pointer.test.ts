import { expect, it } from 'vitest';
import { pointerOf } from './pointer';

it.each([
  ['', '', ''],
  ['name', '', '/name'],
  ['redirectUris.2', '', '/redirectUris/2'],
  ['redirectUris.2', '/configuration', '/configuration/redirectUris/2'],
  ['', '/configuration', '/configuration'],
  ['properties.a.b/c~d', '', '/properties/a.b~1c~0d'],
  ['properties', '', '/properties'],
])('%s below %j is %s (RFC 6901)', (path, base, pointer) => {
  expect(pointerOf(path, base)).toBe(pointer);
});
