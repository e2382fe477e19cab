import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/server/auth';

/**
 * What of next-auth is reachable from outside: the CSRF token, a sign-in by password for programs and load tests, and the way
 * back from the company's identity provider. Its other pages are our own, and its session endpoint has nothing to tell.
 */
const OPEN = {
  GET: /^\/api\/auth\/(csrf|callback\/company)$/,
  POST: /^\/api\/auth\/callback\/credentials$/,
};

function guarded(method: 'GET' | 'POST') {
  return (request: NextRequest) =>
    OPEN[method].test(request.nextUrl.pathname) ? handlers[method](request) : new Response(null, { status: 404 });
}

export const GET = guarded('GET');
export const POST = guarded('POST');
