import { describe, expect, it } from 'vitest';
import { refuseAddress, refuseUrl } from './admission';
import { parseAllowList } from './allow-list';

function allowing(text: string) {
  const parsed = parseAllowList(text);
  if (!parsed.ok) throw new Error(`unreadable: ${parsed.problems}`);
  return parsed.value;
}

describe('parseAllowList', () => {
  it('reads networks, host names and origins, blanks and empty entries between them', () => {
    expect(allowing(' 10.0.0.0/8, idp.corp.example ,http://127.0.0.1:*,, https://sso.corp.example:9443,::1 ')).toEqual({
      networks: [
        { address: '10.0.0.0', prefix: 8 },
        { address: '::1', prefix: 128 },
      ],
      hosts: ['idp.corp.example'],
      origins: [
        { scheme: 'http', host: '127.0.0.1', port: '*' },
        { scheme: 'https', host: 'sso.corp.example', port: 9443 },
      ],
    });
  });

  it.each(['', ' , '])('reads %j as nothing', (text) => {
    expect(allowing(text)).toEqual({ networks: [], hosts: [], origins: [] });
  });

  it.each([
    '*',
    '*.corp.example',
    'http://*:80',
    'http://*.corp.example',
    'idp.corp.example:8443',
    'http://idp.corp.example/path',
    'http://user@idp.corp.example',
    'http://idp.corp.example:99999',
    'http://IDP.corp.example',
    'ftp://idp.corp.example',
    '10.0.0.0/99',
    '127.1',
    '0x7f000001',
    '2130706433',
    'IDP.corp.example',
    'idp_.corp.example',
    'http://127.1:*',
  ])('names %j as unreadable', (entry) => {
    expect(parseAllowList(`10.0.0.0/8,${entry}`)).toEqual({ ok: false, problems: [entry] });
  });
});

describe('refuseUrl: before anything is resolved', () => {
  it.each([
    ['https://idp.example/', '', null],
    ['https://idp.example:8443/', '', null],
    ['https://idp.example:8080/', '', 'port_not_allowed'],
    ['https://idp.example:8080/', 'https://idp.example:8080', null],
    ['https://idp.example:8080/', 'https://idp.example:*', null],
    ['https://idp.example:8080/', 'idp.example', 'port_not_allowed'],
    ['http://idp.example/', '', 'not_https'],
    ['http://idp.example/', 'idp.example', 'not_https'],
    ['http://idp.example/', 'http://idp.example', null],
    ['http://idp.example:81/', 'http://idp.example', 'not_https'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:*', null],
    ['http://127.0.0.1:4000/', '127.0.0.0/8', 'not_https'],
    ['http://localhost:4000/', 'http://127.0.0.1:*', 'not_https'],
    ['http://[::1]:4000/', 'http://[::1]:*', null],
    ['https://127.0.0.1/', '', 'blocked_address'],
    ['https://0x7f.1/', '', 'blocked_address'],
    ['https://2130706433/', '', 'blocked_address'],
    ['https://[::ffff:127.0.0.1]/', '127.0.0.0/8', 'blocked_address'],
    ['https://10.1.2.3:9000/', '10.0.0.0/8', null],
    ['https://8.8.8.8:9000/', '10.0.0.0/8', 'port_not_allowed'],
    ['file:///etc/passwd', '', 'not_https'],
    ['ftp://idp.example/', 'idp.example', 'not_https'],
  ])('%s with %j: %s', (url, allow, expected) => {
    expect(refuseUrl(new URL(url), allowing(allow))).toBe(expected);
  });
});

describe('refuseAddress: on the address about to be connected to', () => {
  it.each([
    ['https://idp.example/', '93.184.216.34', '', null],
    ['https://idp.example/', '127.0.0.1', '', 'blocked_address'],
    ['https://idp.example/', '10.1.2.3', '', 'blocked_address'],
    ['https://idp.example/', '10.1.2.3', '10.0.0.0/8', null],
    ['https://idp.example/', '10.1.2.3', 'idp.example', null],
    ['https://other.example/', '10.1.2.3', 'idp.example', 'blocked_address'],
    ['https://evil-idp.example/', '10.1.2.3', 'idp.example', 'blocked_address'],
    ['https://idp.example:9000/', '10.1.2.3', '10.0.0.0/8', null],
    ['https://idp.example:9000/', '93.184.216.34', '10.0.0.0/8', 'port_not_allowed'],
    // A listed name opens where company servers live, and not the machine's own metadata.
    ['https://idp.example/', '169.254.169.254', 'idp.example', 'blocked_address'],
    ['http://idp.example/', '169.254.169.254', 'http://idp.example', 'blocked_address'],
    ['https://idp.example/', '169.254.169.254', '169.254.169.254/32', null],
    ['http://127.0.0.1:4000/', '127.0.0.1', 'http://127.0.0.1:*', null],
    ['http://127.0.0.1:4000/', '127.0.0.2', 'http://127.0.0.1:*', 'blocked_address'],
    ['http://localhost:4000/', '::1', 'http://localhost:*', null],
  ])('%s at %s with %j: %s', (url, address, allow, expected) => {
    expect(refuseAddress(new URL(url), address, allowing(allow))).toBe(expected);
  });
});
