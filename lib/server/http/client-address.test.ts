import ipaddr from 'ipaddr.js';
import { expect, it } from 'vitest';
import { clientAddress } from './client-address';

const OURS = [ipaddr.parseCIDR('10.0.0.0/8'), ipaddr.parseCIDR('::1/128')];

it.each([
  ['203.0.113.9', undefined, '203.0.113.9'],
  ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
  // Not one of our proxies: whatever it says of others is its own word.
  ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['10.0.0.2', '198.51.100.1', '198.51.100.1'],
  // The client wrote the first entry, our proxy the second.
  ['10.0.0.2', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['10.0.0.2', '1.2.3.4, 198.51.100.1, 10.0.0.3', '198.51.100.1'],
  ['10.0.0.2', '10.0.0.9, 10.0.0.3', '10.0.0.9'],
  ['10.0.0.2', '198.51.100.1:4711', '198.51.100.1'],
  ['::1', '[2001:db8::1]:443', '2001:db8::1'],
  ['10.0.0.2', 'unknown', '10.0.0.2'],
  ['10.0.0.2', '', '10.0.0.2'],
  [undefined, '198.51.100.1', null],
])('connected from %s, X-Forwarded-For %s: %s', (connected, forwardedFor, expected) => {
  expect(clientAddress(connected, forwardedFor, OURS)).toBe(expected);
});
