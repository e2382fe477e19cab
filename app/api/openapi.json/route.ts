import { openApiDocument } from '@/lib/server/rest/document';

export const dynamic = 'force-dynamic';

/** OpenAPI 3.1 of the REST API. Open to anybody: it says what can be asked, and nothing of what is there. */
export function GET(): Response {
  return Response.json(openApiDocument(), { headers: { 'Cache-Control': 'no-cache' } });
}
