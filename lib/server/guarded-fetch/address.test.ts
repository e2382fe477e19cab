import { describe, expect, it } from 'vitest';
import { type AddressClass, classifyAddress, networkContains, parseNetwork } from './address';

const CLASSES: [string, AddressClass][] = [
  ['8.8.8.8', 'public'],
  ['2606:4700:4700::1111', 'public'],
  ['10.0.0.1', 'company'],
  ['172.16.0.1', 'company'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'company'],
  ['127.0.0.1', 'company'],
  ['127.255.255.254', 'company'],
  ['::1', 'company'],
  ['fd12:3456::1', 'company'],
  ['100.64.0.1', 'company'], // RFC 6598, carrier-grade NAT
  ['100.100.100.200', 'company'], // one cloud's metadata: inside CGNAT, so never public
  ['0.0.0.0', 'forbidden'],
  ['0.1.2.3', 'forbidden'],
  ['169.254.169.254', 'forbidden'], // cloud metadata
  ['168.63.129.16', 'forbidden'],
  ['fd00:ec2::254', 'forbidden'],
  ['192.0.0.192', 'forbidden'],
  ['192.0.2.1', 'forbidden'], // documentation
  ['198.18.0.1', 'forbidden'], // RFC 2544 benchmark
  ['198.51.100.1', 'forbidden'],
  ['203.0.113.1', 'forbidden'],
  ['224.0.0.1', 'forbidden'],
  ['240.0.0.1', 'forbidden'],
  ['255.255.255.255', 'forbidden'],
  ['192.88.99.1', 'forbidden'], // 6to4 relay
  ['::', 'forbidden'],
  ['fe80::1', 'forbidden'],
  ['fe80::1%eth0', 'forbidden'],
  ['fec0::1', 'forbidden'],
  ['ff02::1', 'forbidden'],
  ['::ffff:8.8.8.8', 'forbidden'], // IPv4-mapped, whatever is inside
  ['::ffff:127.0.0.1', 'forbidden'],
  ['::7f00:1', 'forbidden'], // IPv4-compatible
  ['64:ff9b::a00:1', 'forbidden'], // NAT64
  ['64:ff9b:1::a00:1', 'forbidden'],
  ['2002:7f00:1::', 'forbidden'], // 6to4
  ['2001:0:7f00:1::', 'forbidden'], // Teredo
  ['2001:db8::1', 'forbidden'],
  ['3fff::1', 'forbidden'],
  ['100::1', 'forbidden'],
  ['4000::1', 'forbidden'], // not handed out
  ['not an address', 'forbidden'],
  ['0177.0.0.1', 'forbidden'],
];

describe('classifyAddress', () => {
  it.each(CLASSES)('%s is %s', (address, expected) => {
    expect(classifyAddress(address)).toBe(expected);
  });
});

describe('parseNetwork', () => {
  it.each([
    ['10.0.0.0/8', { address: '10.0.0.0', prefix: 8 }],
    ['10.1.2.3', { address: '10.1.2.3', prefix: 32 }],
    ['fd00::/8', { address: 'fd00::', prefix: 8 }],
    ['::1', { address: '::1', prefix: 128 }],
  ])('reads %s', (text, expected) => {
    expect(parseNetwork(text)).toEqual(expected);
  });

  it.each([
    '10.0.0.0/33',
    '10/8',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '010.0.0.0/8',
    '::/129',
    'fe80::1%eth0',
    'a/8',
    '10.0.0.0/-1',
    '',
  ])('refuses %j', (text) => {
    expect(parseNetwork(text)).toBeNull();
  });

  it('does not let an IPv4 network open IPv6 disguises of its addresses', () => {
    const network = { address: '127.0.0.0', prefix: 8 };
    expect(networkContains(network, '127.9.9.9')).toBe(true);
    expect(networkContains(network, '::ffff:127.0.0.1')).toBe(false);
    expect(networkContains(network, '128.0.0.1')).toBe(false);
  });
});
