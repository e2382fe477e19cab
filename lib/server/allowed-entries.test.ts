import ipaddr from 'ipaddr.js';
import { expect, it } from 'vitest';
import { outboundEntries, trustedProxyEntries } from './allowed-entries';
import { parseAllowList } from './guarded-fetch/allow-list';

it('shows each entry of OUTBOUND_ALLOW so that it could be pasted back', () => {
  const list = parseAllowList('http://127.0.0.1:*, idp.corp.example, 10.0.0.0/8, https://[fd00::1]:9443');
  if (!list.ok) throw new Error('the list is sound');
  const entries = outboundEntries(list.value);
  expect(entries).toEqual(['http://127.0.0.1:*', 'https://[fd00::1]:9443', 'idp.corp.example', '10.0.0.0/8']);
  expect(parseAllowList(entries.join(','))).toEqual(list);
});

it('shows trusted proxies as networks', () => {
  expect(trustedProxyEntries([[ipaddr.parse('10.0.0.1'), 32]])).toEqual(['10.0.0.1/32']);
});
