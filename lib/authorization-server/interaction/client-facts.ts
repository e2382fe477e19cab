import type { ClientFacts } from '@/lib/domain/interaction/views';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { unicodeHostOf } from '@/lib/domain/uri/display';

/** What the pages say of a client. `redirectUri` is where the browser returns to; null where it returns nowhere (devices). */
export function clientFacts(configuration: RegistrationConfiguration, redirectUri: string | null): ClientFacts {
  const { name, clientUri, logoUri, policyUri, tosUri } = configuration;
  return {
    name,
    clientUri,
    logoUri,
    policyUri,
    tosUri,
    returnsTo: redirectUri === null ? null : returnsTo(redirectUri),
  };
}

/** The host; of a private-use scheme, which has none, the scheme. */
function returnsTo(uri: string): ClientFacts['returnsTo'] {
  const { host, protocol } = new URL(uri);
  return { host: host === '' ? protocol : host, unicodeHost: unicodeHostOf(uri), uri };
}
