import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/server/auth';
import { hasCompanySignIn } from '@/lib/server/company-sign-in';

/**
 * What of next-auth is reachable from outside: the CSRF token, a sign-in by password for programs and load tests, and the way
 * back from the company's identity provider. Its other pages are our own, and its session endpoint has nothing to tell.
 */
const OPEN = {
  GET: hasCompanySignIn ? /^\/api\/auth\/(csrf|callback\/company)$/ : /^\/api\/auth\/csrf$/,
  POST: /^\/api\/auth\/callback\/credentials$/,
};

function guarded(method: 'GET' | 'POST') {
  return (request: NextRequest) =>
    OPEN[method].test(request.nextUrl.pathname)
      ? handlers[method](asAddressed(request))
      : new Response(null, { status: 404 });
}

/**
 * The request under the origin that the browser used, which the server in front of Next has judged. Next puts the name it
 * listens on into the URL, and calls every loopback address localhost: the redirect URI made of that would differ from the one
 * made in the sign-in action.
 */
function asAddressed(request: NextRequest): NextRequest {
  const { headers, nextUrl } = request;
  const origin = `${headers.get('x-forwarded-proto') ?? 'https'}://${headers.get('host')}`;
  // next-auth needs no more of it than any Request has.
  return new Request(new URL(`${nextUrl.pathname}${nextUrl.search}`, origin), request) as NextRequest;
}

export const GET = guarded('GET');
export const POST = guarded('POST');
