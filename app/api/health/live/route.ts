export const dynamic = 'force-dynamic';

/** Whether this process answers at all. It does not ask the database: a restart would not bring that one back. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'Cache-Control': 'no-store' } });
}
