import { Copy } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { ListColumn } from '@/lib/domain/preferences';
import type { RegistrationListRow } from '@/lib/domain/registration/views';
import { FindingCounts } from './finding-counts';
import type { ListWords } from './list-words';

type RowProps = {
  row: RegistrationListRow;
  visible: ReadonlySet<ListColumn>;
  words: ListWords;
  now: number;
  restore: ((form: FormData) => Promise<void>) | null;
};

const SHOWN_GRANTS = 2;
const SECOND_LINE = 'block truncate text-xs text-muted group-data-[density=compact]/list:hidden';

function grantsInShort(row: RegistrationListRow, words: ListWords): string {
  if (row.grantTypes.length === 0) return words.noGrant;
  const names = row.grantTypes.map((type) => words.grant.get(type) ?? type);
  const more = names.length - SHOWN_GRANTS;
  return names.slice(0, SHOWN_GRANTS).join(', ') + (more > 0 ? ` +${more}` : '');
}

/** One registration. Plain elements and no hooks: fifty of these are rendered on the server and hydrated for every list. */
export function ListRow({ row, visible, words, now, restore }: RowProps) {
  return (
    <tr className="list-row">
      <th scope="row">
        <span className="flex min-w-0 items-center gap-2">
          <a href={`/registrations/${encodeURIComponent(row.registrationId)}`} className="list-link">
            {row.name}
          </a>
          {row.version !== '1.0' && <span className="text-xs font-normal text-muted">{row.version}</span>}
          {!row.enabled && <Badge>{words.disabled}</Badge>}
        </span>
        <span className={`${SECOND_LINE} font-mono font-normal`}>{row.registrationId}</span>
      </th>
      {visible.has('clientId') && (
        <td>
          <button
            type="button"
            data-copy={row.clientId}
            data-copy-what={words.clientId}
            aria-label={words.copyClientId(row.clientId)}
            title={row.clientId}
            className="list-copy"
          >
            <span className="truncate">{row.clientId}</span>
            <Copy aria-hidden className="size-3 shrink-0" />
          </button>
        </td>
      )}
      {visible.has('provider') && (
        <td>
          <span className="flex items-center gap-2">
            {words.mode[row.providerMode]}
            {row.verified === false && <Badge tone="warning">{words.notVerified}</Badge>}
          </span>
          {row.issuerHost && <span className={SECOND_LINE}>{row.issuerHost}</span>}
        </td>
      )}
      {visible.has('grants') && (
        <td data-column="grants">
          <span className="block truncate">{grantsInShort(row, words)}</span>
          <span className={SECOND_LINE}>{words.type[row.clientType]}</span>
        </td>
      )}
      {visible.has('findings') && (
        <td>
          <FindingCounts counts={row.findings} words={words} />
        </td>
      )}
      {visible.has('updatedAt') && (
        <td className="text-muted">
          <Time at={row.deletedAt ?? row.updatedAt} now={now} />
        </td>
      )}
      {restore && (
        <td>
          <form action={restore} className="relative z-1">
            <input type="hidden" name="registrationId" value={row.registrationId} />
            <button type="submit" aria-label={words.restoreWhat(row.name)} className="list-restore">
              {words.restore}
            </button>
          </form>
        </td>
      )}
    </tr>
  );
}
