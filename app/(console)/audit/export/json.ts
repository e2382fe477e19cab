import type { AuditExport } from '@/lib/data/audit/export';
import { EXPORT_CLOSING, exportLine, exportOpening } from '@/lib/domain/audit/export-file';

/** The export as JSON that can be verified offline (`npm run audit:verify -- --file …`), a chunk for each batch. */
export async function* jsonChunks({ header, batches }: AuditExport): AsyncGenerator<string> {
  yield exportOpening(header);
  let isFirst = true;
  for await (const batch of batches) {
    yield batch.map((event, index) => exportLine(event, isFirst && index === 0)).join('');
    isFirst = false;
  }
  yield EXPORT_CLOSING;
}
