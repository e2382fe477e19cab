import { Badge } from '@/components/ui/badge';
import { SoftLink } from '@/components/ui/soft-link';
import { absoluteTime, relativeTime } from '@/components/ui/time';
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

function grantsInShort(row: RegistrationListRow, words: ListWords): string {
  if (row.grantTypes.length === 0) return words.noGrant;
  const names = row.grantTypes.map((type) => words.grant.get(type) ?? type);
  const more = names.length - SHOWN_GRANTS;
  return names.slice(0, SHOWN_GRANTS).join(', ') + (more > 0 ? ` +${more}` : '');
}

/**
 * One registration. As few elements as it takes, short classes and no hooks: fifty of these are rendered on the server and
 * hydrated for every list. A copy button's description and what it copies are said once, by the list.
 */
export function ListRow({ row, visible, words, now, restore }: RowProps) {
  const at = row.deletedAt ?? row.updatedAt;
  const link = (
    <SoftLink href={`/registrations/${encodeURIComponent(row.registrationId)}`} className="list-link">
      {row.name}
    </SoftLink>
  );
  return (
    <tr className="list-row">
      <th scope="row">
        {row.version === '1.0' && row.enabled ? (
          link
        ) : (
          <div className="list-name">
            {link}
            {row.version !== '1.0' && <small>{row.version}</small>}
            {!row.enabled && <Badge>{words.disabled}</Badge>}
          </div>
        )}
        <div className="list-more font-mono">{row.registrationId}</div>
      </th>
      {visible.has('clientId') && (
        <td>
          <button type="button" data-copy={row.clientId} aria-describedby="list-copy-hint" className="list-copy">
            {row.clientId}
          </button>
        </td>
      )}
      {visible.has('provider') && (
        <td>
          {words.mode[row.providerMode]}
          {row.verified === false && <Badge tone="warning">{words.notVerified}</Badge>}
          {row.issuerHost && <div className="list-more">{row.issuerHost}</div>}
        </td>
      )}
      {visible.has('grants') && (
        <td data-column="grants">
          {grantsInShort(row, words)}
          <div className="list-more">{words.type[row.clientType]}</div>
        </td>
      )}
      {visible.has('findings') && (
        <td>
          <FindingCounts counts={row.findings} words={words} />
        </td>
      )}
      {visible.has('updatedAt') && (
        <td>
          <time dateTime={at} title={absoluteTime(at)}>
            {relativeTime(at, now)}
          </time>
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
