/** Rules about the host and what stands around it: what a person reads there is where the browser goes. */
import { flaw } from '../field-errors';
import { decodeLabel } from './display';
import { carriedIpv4, hostKind } from './ip-address';
import { isWebScheme } from './parts';
import type { UriRule } from './rule';

/** A rule about a host name; private-use schemes have none that anything is resolved by. */
const ofWebHost =
  (rule: UriRule): UriRule =>
  (subject) =>
    isWebScheme(subject.parts.scheme) ? rule(subject) : null;

/** `https://bank.example@evil.example` reads like the bank. */
const userinfo: UriRule = ({ parts }) => (parts.userinfo === null ? null : flaw('uri_userinfo', {}));

const hostMissing = ofWebHost(({ parts }) =>
  parts.authority !== null && parts.host === '' ? flaw('uri_host_missing', {}) : null,
);

/** Browsers accept these in a host name; no registry does, and `bank.example,evil.example` reads like the bank. */
const hostCharacter = ofWebHost(({ parts }) => {
  const character = parts.host.startsWith('[') ? undefined : /[!$%&'()+,:;=~]/.exec(parts.host)?.[0];
  return character === undefined ? null : flaw('uri_host_character', { character });
});

/** RFC 1035 §2.3.4: labels of 1 to 63, 253 in all. */
const hostLabel = ofWebHost(({ parts }) => {
  const name = parts.host.replace(/\.$/, '');
  if (name === '' || name.startsWith('[')) return null;
  const fits = name.length <= 253 && name.split('.').every((label) => label.length >= 1 && label.length <= 63);
  return fits ? null : flaw('uri_host_label', {});
});

/**
 * RFC 5891 §4.2: behind `xn--` stands a label in its canonical form, of characters that a name may have. Parsers differ in how much of
 * that they check; this holds for all of them. The joiners are for scripts that need them (RFC 5892 A.1, A.2).
 */
const encodedLabel = ofWebHost(({ parts }) => {
  const labels = parts.host.toLowerCase().split('.').map(decodeLabel);
  const isCanonical = (label: string | null) => label !== null && label === label.normalize('NFKC').toLowerCase();
  const isName =
    labels.every(isCanonical) && !/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}]/u.test(labels.join('.'));
  return isName || !parts.host.includes('xn--') ? null : flaw('uri_invalid', {});
});

const trailingDot = ofWebHost(({ parts }) => (parts.host.endsWith('.') ? flaw('uri_trailing_dot', {}) : null));

/** `0x7f.1`, `2130706433` and `[::ffff:7f00:1]` are all 127.0.0.1, and nobody reads that in them. */
const ipNotation = ofWebHost(({ parts, url }) => {
  if (url === null) return null;
  const kind = hostKind(url.hostname);
  if (kind === 'disguised') return flaw('uri_ip_notation', { address: carriedIpv4(url.hostname) ?? url.hostname });
  const typed = parts.host.toLowerCase().replace(/\.$/, '');
  return kind === 'name' || typed === url.hostname ? null : flaw('uri_ip_notation', { address: url.hostname });
});

/** An address changes hands without anyone noticing; a name has an owner. */
const publicAddress = ofWebHost(({ url, use }) =>
  url !== null && !use.publicAddress && hostKind(url.hostname) === 'public'
    ? flaw('uri_ip_public', { address: url.hostname })
    : null,
);

const port: UriRule = ({ parts }) => {
  if (parts.port === null) return null;
  const isPort = /^[1-9]\d{0,4}$/.test(parts.port) && Number(parts.port) <= 65_535;
  return isPort ? null : flaw('uri_port', { port: parts.port });
};

export const AUTHORITY_RULES: readonly UriRule[] = [
  userinfo,
  hostMissing,
  hostCharacter,
  hostLabel,
  encodedLabel,
  trailingDot,
  ipNotation,
  publicAddress,
  port,
];
