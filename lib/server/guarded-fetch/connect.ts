import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { hostOf, refuseAddress } from './admission';
import type { AllowList } from './allow-list';
import { OutboundError } from './outbound-error';
import type { Resolve } from './resolve';

/** Hands the socket the addresses that passed, whatever the name says by now. */
function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, done) => {
    const [first] = pinned;
    if (options.all || first === undefined) done(null, pinned);
    else done(null, first.address, first.family);
  };
}

function sameAddress(one: string, other: string): boolean {
  return ipaddr.parse(one).toNormalizedString() === ipaddr.parse(other).toNormalizedString();
}

type Guard = {
  url: URL;
  allow: AllowList;
  resolve: Resolve;
  timeoutMs: number;
  signal: AbortSignal;
  onConnected: (address: string) => void;
};

/** Resolves once and judges every address. An IP literal, which skips every lookup, is judged here like the rest. */
async function admittedAddresses({ url, allow, resolve }: Guard): Promise<string[]> {
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const refusals = addresses.map((address) => refuseAddress(url, address, allow));
  const admitted = addresses.filter((_, index) => refusals[index] === null);
  // Neither the address nor whether there was one to connect to is told.
  if (admitted.length === 0) throw new OutboundError(refusals[0] ?? 'unknown_host', { host, port: url.port });
  return admitted;
}

/** undici's way to a socket, with the guard in it: resolve, judge, pin, connect, and look at what was connected to. */
export function guardedConnector(guard: Guard): buildConnector.connector {
  return (options, callback) => {
    admittedAddresses(guard).then(
      (addresses) => {
        if (guard.signal.aborted) return callback(new OutboundError('timed_out'), null);
        const connect = buildConnector({
          lookup: pinnedLookup(addresses),
          timeout: guard.timeoutMs,
          rejectUnauthorized: true,
          keepAlive: false,
        });
        connect(options, (...[error, socket]) => {
          if (error !== null) return callback(error, null);
          const peer = socket.remoteAddress;
          if (peer === undefined || !addresses.some((address) => sameAddress(address, peer))) {
            socket.destroy();
            return callback(new OutboundError('blocked_address', { host: hostOf(guard.url) }), null);
          }
          guard.onConnected(peer);
          callback(null, socket);
        });
      },
      (error: Error) => callback(error, null),
    );
  };
}
