import type { AuditHeadView } from './chain';
import type { AuditEventView } from './event';

/**
 * The JSON export: one JSON document, and at the same time one event a line, so that a file of any size can be written and
 * verified as it streams. Events stand oldest first, as the chain runs; `head` is where the chain ended when it was written.
 */
export type ExportHeader = {
  format: 'clientele-audit-1';
  exportedAt: string;
  exportedBy: string;
  head: AuditHeadView;
  /** The filters in force. With any, events are missing by intention. */
  filters: Record<string, string>;
};

export const EXPORT_FORMAT = 'clientele-audit-1';

/** The first line of the file. */
export function exportOpening(header: ExportHeader): string {
  return `${JSON.stringify(header).slice(0, -1)},"events":[\n`;
}

/** One event's line. */
export function exportLine(event: AuditEventView, isFirst: boolean): string {
  return `${isFirst ? '' : ',\n'}${JSON.stringify(event)}`;
}

/** The last line. */
export const EXPORT_CLOSING = '\n]}\n';

/** Reads the first line back; null when the file is something else. */
export function readExportOpening(line: string): ExportHeader | null {
  const object = tryJson(line.replace(/,"events":\[$/, '}'));
  const isHeader =
    typeof object === 'object' && object !== null && 'format' in object && object.format === EXPORT_FORMAT;
  return isHeader ? (object as ExportHeader) : null;
}

/** Reads an event's line back; null for the closing line; throws on anything that is neither. */
export function readExportLine(line: string): AuditEventView | null {
  if (line === ']}' || line === '') return null;
  const event = tryJson(line.replace(/,$/, ''));
  if (typeof event !== 'object' || event === null || !('hash' in event)) throw new Error('not an audit event');
  return event as AuditEventView;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
