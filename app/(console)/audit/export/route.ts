import { getTranslations } from 'next-intl/server';
import { exportAuditEvents } from '@/lib/data/audit/export';
import { UNSAFE_recordRefusal } from '@/lib/data/refusals';
import { readAuditFilters } from '@/lib/domain/audit/query';
import { DomainError } from '@/lib/domain/problem';
import { failureOf } from '@/lib/server/action-failure';
import { currentActor, type UserActor } from '@/lib/server/actor';
import { requestFacts, requireSameOrigin } from '@/lib/server/request';
import { csvChunks } from './csv';
import { jsonChunks } from './json';
import { streamOf } from './stream';

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', chunks: csvChunks },
  json: { type: 'application/json', chunks: jsonChunks },
} as const;

/** The events that the filters match, as a file, while they are read. A POST: the export is itself an event. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  try {
    if (actor === null) throw new DomainError('unauthenticated');
    await refuseForeignOrigin(request, actor);
    const form = new URLSearchParams(await request.text());
    const format = form.get('format') === 'json' ? 'json' : 'csv';
    const now = new Date();
    const exported = await exportAuditEvents(actor, readAuditFilters(Object.fromEntries(form)), format, now);
    return new Response(streamOf(FORMATS[format].chunks(exported)), {
      headers: {
        'Content-Type': FORMATS[format].type,
        'Content-Disposition': `attachment; filename="audit-${fileStamp(now)}.${format}"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return problem(error, request);
  }
}

async function refuseForeignOrigin(request: Request, actor: UserActor): Promise<void> {
  try {
    requireSameOrigin(request.headers);
  } catch (error) {
    await UNSAFE_recordRefusal(actor, { code: 'bad_origin', subject: '/audit/export' });
    throw error;
  }
}

/** One sentence as plain text: the browser shows it instead of a download. */
async function problem(error: unknown, request: Request): Promise<Response> {
  const failure = failureOf(error, requestFacts(request.headers).requestId);
  const t = await getTranslations('errors');
  const code = failure.status === 'problem' ? failure.code : 'invalid_input';
  const params = failure.status === 'problem' ? failure.params : {};
  return new Response(t(`sentences.${code}`, { roles: '', ...params }), {
    status: error instanceof DomainError ? error.status : 500,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** `20260115T120000Z`: sorts, says its zone, and is a file name everywhere. */
function fileStamp(now: Date): string {
  return now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}
