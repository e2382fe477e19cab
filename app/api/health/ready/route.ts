import { UNSAFE_databaseAnswers } from '@/lib/data/health';

export const dynamic = 'force-dynamic';

/** Whether requests should be sent here: 503 as long as the database is away. */
export async function GET(): Promise<Response> {
  const ready = await UNSAFE_databaseAnswers();
  const headers = { 'Cache-Control': 'no-store', ...(ready ? {} : { 'Retry-After': '5' }) };
  return Response.json({ status: ready ? 'ready' : 'database away' }, { status: ready ? 200 : 503, headers });
}
