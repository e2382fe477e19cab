import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createTranslator } from 'use-intl/core';
import { sha256 } from '@/lib/data/audit/sha256';
import { type AuditHeadView, type ChainFault, formatHead, parseHead } from '@/lib/domain/audit/chain';
import { verifyExport } from '@/lib/domain/audit/verify-export';
import { commandActor } from '@/lib/server/command-actor';
import messages from '@/messages/en.json';

/**
 * `npm run audit:verify -- [--head N:hash] [--file export.json]`: verifies the audit trail in the database, or, with no
 * database at all, a JSON export. Answers 0 when it is sound, 1 when it is not, 2 when it could not be verified.
 */

const USAGE = 'npm run audit:verify -- [--head <number:hash kept earlier>] [--file <JSON export>]';
const t = createTranslator({ locale: 'en', messages, namespace: 'audit' });

type Result = { events: number; head: AuditHeadView; fault: ChainFault | null };

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { head: { type: 'string' }, file: { type: 'string' } } });
  const published = values.head === undefined ? null : parseHead(values.head);
  if (values.head !== undefined && published === null) throw new Error(t('chain.badHead'));
  const result = values.file === undefined ? await verifyDatabase(published) : await verifyFile(values.file, published);
  return report(result, published);
}

async function verifyFile(path: string, published: AuditHeadView | null): Promise<Result> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const { header, events, fault } = await verifyExport(lines, { sha256, published });
  return { events, head: header.head, fault };
}

/** The verification is itself an event, as from the page: by the machine's operator, whom the console does not know. */
async function verifyDatabase(published: AuditHeadView | null): Promise<Result> {
  const { verifyAuditChain } = await import('@/lib/data/audit/verify');
  const { database } = await import('@/lib/data/database');
  try {
    return await verifyAuditChain(commandActor('npm run audit:verify'), published);
  } finally {
    await database.$disconnect();
  }
}

function report({ events, head, fault }: Result, published: AuditHeadView | null): number {
  if (fault !== null) {
    console.error(
      `${t('chain.broken', { sequence: fault.sequence })}. ${t(`faults.${fault.kind}`, { sequence: fault.sequence })}`,
    );
    return 1;
  }
  const sentences = [`${t('chain.sound')}.`, t('chain.soundText', { events })];
  if (published !== null) sentences.push(t('chain.soundPublished'));
  console.log(`${sentences.join(' ')}\n${t('chain.head')}: ${formatHead(head)}`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  process.exitCode = 2;
}
