import type { ServerResponse } from 'node:http';

/**
 * What the browser is told on every answer (security.md §4). Scripts and styles run by nonce only: Next takes the nonce from
 * the request's Content-Security-Policy header and puts it on all it writes.
 */

type PolicyOptions = {
  https: boolean;
  development: boolean;
  /** A URL that a form of this page leads on to: Chromium holds redirects against `form-action` too. */
  formLeadsTo?: string | undefined;
};

export function contentSecurityPolicy(nonce: string, options: PolicyOptions): string {
  // React's development build evaluates code to rebuild server stacks, and the reload loop speaks over a web socket.
  const evaluate = options.development ? " 'unsafe-eval'" : '';
  const reload = options.development ? ' ws:' : '';
  const target = options.formLeadsTo === undefined ? '' : ` ${new URL(options.formLeadsTo).origin}`;
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${reload}`,
    "manifest-src 'self'",
    `form-action 'self'${target}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return [...directives, ...(options.https ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** Adds sources to directives of an answer's policy: for exactly this answer. `frame-src` falls back to nothing otherwise. */
export function extendPolicy(response: ServerResponse, additions: Readonly<Record<string, readonly string[]>>): void {
  const directives = new Map(
    String(response.getHeader('Content-Security-Policy') ?? '')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  );
  for (const [name, sources] of Object.entries(additions)) {
    if (sources.length > 0) directives.set(name, [...new Set([...(directives.get(name) ?? []), ...sources])]);
  }
  const policy = [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
  response.setHeader('Content-Security-Policy', policy);
}

/** The headers that are the same on every answer. */
export function fixedSecurityHeaders(options: { https: boolean }): ReadonlyMap<string, string> {
  return new Map([
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=()',
    ],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ...(options.https ? ([['Strict-Transport-Security', 'max-age=63072000']] as const) : []),
  ]);
}
