import { type AuditHeadView, type ChainFault, chainCheck, type Sha256 } from './chain';
import { type ExportHeader, readExportLine, readExportOpening } from './export-file';

export type ExportVerification = { header: ExportHeader; events: number; fault: ChainFault | null };

/**
 * Verifies a JSON export line by line, with nothing else at hand: no database, no key. The head that the file names must be
 * in it, and so must `published` if one is given; with filters, events are missing by intention and only what is there is
 * checked.
 *
 * @throws when the text is no export of this format
 */
export async function verifyExport(
  lines: AsyncIterable<string>,
  options: { sha256: Sha256; published: AuditHeadView | null },
): Promise<ExportVerification> {
  let header: ExportHeader | null = null;
  let check: ReturnType<typeof chainCheck> | null = null;
  let events = 0;
  for await (const line of lines) {
    if (header === null || check === null) {
      header = readExportOpening(line);
      if (header === null) throw new Error('This is not a JSON export of the audit trail.');
      const heads = options.published === null ? [header.head] : [header.head, options.published];
      check = chainCheck({ sha256: options.sha256, heads, complete: Object.keys(header.filters).length === 0 });
      continue;
    }
    const event = readExportLine(line);
    if (event === null) continue;
    const fault = check.next(event);
    if (fault !== null) return { header, events, fault };
    events++;
  }
  if (header === null || check === null) throw new Error('The file is empty.');
  return { header, events, fault: check.end() };
}
