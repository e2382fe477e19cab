import { badgeClass } from '@/components/ui/badge';
import { type Html, html } from '@/components/ui/html';
import { absoluteTime, relativeTime } from '@/components/ui/time';
import { SEVERITIES } from '@/lib/domain/policy/finding';
import type { ListColumn } from '@/lib/domain/preferences';
import { purgedAt } from '@/lib/domain/registration/retention';
import type { ListWords } from './list-words';
import type { ListedRow } from './packed-rows';

export type RowFrame = {
  visible: ReadonlySet<ListColumn>;
  words: ListWords;
  /** The id of the form that a row's Restore button sends, where there is one. */
  restoreForm: string | null;
  /** Whether each row has a box to tick. */
  pickable: boolean;
};

const SHOWN_GRANTS = 2;

function grantsInShort(row: ListedRow, words: ListWords): string {
  if (row.grantTypes.length === 0) return words.noGrant;
  const names = row.grantTypes.map((type) => words.grant.get(type) ?? type);
  const more = names.length - SHOWN_GRANTS;
  return names.slice(0, SHOWN_GRANTS).join(', ') + (more > 0 ? ` +${more}` : '');
}

/** How many findings of each severity: a sign of its own shape (drawn by the style sheet), a number, and the words for the ear. */
function findingCounts(counts: ListedRow['findings'], words: ListWords): Html | Html[] {
  const present = SEVERITIES.filter((severity) => counts[severity] > 0);
  if (present.length === 0)
    return html`<span role="img" aria-label="${words.noFindings}" class="no-findings">&ndash;</span>`;
  return present.map((severity) => {
    const count = counts[severity];
    return html`<span role="img" title="${words.findings(severity, count)}" class="list-count is-${severity}">${count}</span>`;
  });
}

/** The name, which leads on, and beside it what is not as usual. */
function titleOf({ registrationId, name, version, enabled }: ListedRow, words: ListWords): Html {
  const link = html`<a href="/registrations/${encodeURIComponent(registrationId)}" class="list-link" data-soft="">${name}</a>`;
  if (version === '1.0' && enabled) return link;
  const marked = version !== '1.0' && html`<small>${version}</small>`;
  const disabled = !enabled && html`<span class="${badgeClass()}">${words.disabled}</span>`;
  return html`<div class="list-name">${link}${marked}${disabled}</div>`;
}

/** Until which day a deleted one can be restored: a day, and not how many are left, stays true for as long as the row is remembered. */
function keptUntil(deletedAt: string, words: ListWords): Html {
  return html`<div class="list-until">${words.keptUntil(purgedAt(new Date(deletedAt)).toISOString().slice(0, 10))}</div>`;
}

/** A row in two pieces. Between them stands how long ago it was changed, if it shows that: every minute another word. */
export type RowPieces = { before: Html; at: string | null; after: Html };

/** One registration, as HTML. A copy button's description and what it copies are said once, by the list. */
export function rowPieces(row: ListedRow, { visible, words, restoreForm, pickable }: RowFrame): RowPieces {
  const { name, registrationId, clientId } = row;
  const at = row.deletedAt ?? row.updatedAt;
  const cells = html`<tr class="list-row">${
    pickable &&
    html`<td class="list-pick"><label><input type="checkbox" name="id" value="${registrationId}" aria-label="${words.select(name)}"></label></td>`
  }<th scope="row">${titleOf(row, words)}<div class="list-more font-mono">${registrationId}</div></th>${
    visible.has('clientId') &&
    html`<td><button type="button" data-copy="${clientId}" aria-describedby="list-copy-hint" class="list-copy">${clientId}</button></td>`
  }${
    visible.has('provider') &&
    html`<td>${words.mode[row.providerMode]}${
      row.verified === false && html`<span class="${badgeClass('warning')}">${words.notVerified}</span>`
    }${row.issuerHost !== null && html`<div class="list-more">${row.issuerHost}</div>`}</td>`
  }${
    visible.has('grants') &&
    html`<td data-column="grants">${grantsInShort(row, words)}<div class="list-more">${words.type[row.clientType]}</div></td>`
  }${visible.has('findings') && html`<td>${findingCounts(row.findings, words)}</td>`}`;
  const restore =
    restoreForm !== null &&
    html`<td><button type="submit" form="${restoreForm}" name="registrationId" value="${registrationId}" aria-label="${words.restoreWhat(name)}" class="list-restore">${words.restore}</button></td>`;
  if (!visible.has('updatedAt')) return { before: cells, at: null, after: html`${restore}</tr>` };
  // A card has no heading that says what the time is of.
  const said = row.deletedAt !== null && html` data-said="${words.deleted}"`;
  return {
    before: html`${cells}<td${said}><time datetime="${at}" title="${absoluteTime(at)}">`,
    at,
    after: html`</time>${row.deletedAt !== null && keptUntil(row.deletedAt, words)}</td>${restore}</tr>`,
  };
}

/** The row as it is at the moment `now`. */
export function listRow({ before, at, after }: RowPieces, now: number): Html {
  return html`${before}${at !== null && relativeTime(at, now)}${after}`;
}
