import { useTranslations } from 'next-intl';
import { Added, Removed } from '@/components/ui/change-mark';
import type { Change } from '@/lib/domain/audit/event';
import { diffLineSets } from '@/lib/domain/diff/lines';
import { FIELDS, fieldsOf } from '@/lib/domain/registration/fields';
import type { ProviderMode, RegistrationField } from '@/lib/domain/registration/model';
import { asLines, isBlank, isEmpty } from './change-lines';
import { useMemberLabel } from './member-label';
import { useMemberText } from './member-text';

/** Changes, field by field: what was there and what is there now, with signs and words, not colour alone. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('audit.event');
  const labelOf = useMemberLabel();
  const told = worthTelling(changes);
  if (told.length === 0) return <p className="text-sm text-muted">{t('noChanges')}</p>;
  const isCreation = changes.some(({ path, before }) => path === 'registrationId' && before === null);
  return (
    <dl className="divide-y divide-border">
      {told.map((change) => (
        <div
          key={change.path}
          className="grid gap-x-6 gap-y-1 py-2 sm:grid-cols-[minmax(8rem,13rem)_minmax(0,1fr)] sm:items-start"
        >
          <dt className="py-0.5 text-sm font-medium">{labelOf(change.path)}</dt>
          <dd className="flex min-w-0 flex-col items-start gap-1">
            <ChangedValue change={change} isCreation={isCreation} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * Of a beginning and of an end, what was left empty says nothing, nor do the fields that the registration's mode has not
 * (fields.md: what does not apply is not shown). The event keeps them: its hash is over all of it.
 */
function worthTelling(changes: readonly Change[]): Change[] {
  const mode = changes.find(
    ({ path, before, after }) => path === 'providerMode' && (before === null || after === null),
  );
  const applying = mode && fieldsOf((mode.after ?? mode.before) as ProviderMode);
  return changes.filter(({ path, before, after }) => {
    if (isBlank(before) && isBlank(after)) return false;
    return applying === undefined || !isField(path) || applying.includes(path);
  });
}

const isField = (path: string): path is RegistrationField => path in FIELDS;

const asWritten = (key: string) => key;

function ChangedValue({ change: { path, before, after }, isCreation }: { change: Change; isCreation: boolean }) {
  const t = useTranslations('audit.change');
  const labelOf = useMemberLabel();
  const textOf = useMemberText();
  // Free keys are nobody's labels.
  const words = { on: t('on'), off: t('off'), empty: t('empty'), labelOf: path === 'properties' ? asWritten : labelOf };
  const linesOf = (value: unknown) => asLines(textOf(path, value) ?? value, words);
  const lines = diffLineSets(isCreation ? [] : linesOf(before), linesOf(after));
  const unchanged = lines.filter(({ side }) => side === 'both').length;
  return (
    <>
      {lines.map(({ text, side }) => {
        if (side === 'both') return null;
        return side === 'before' ? <Removed key={`-${text}`}>{text}</Removed> : <Added key={`+${text}`}>{text}</Added>;
      })}
      {isEmpty(after) && !isEmpty(before) && <span className="px-1.5 text-xs text-muted">{t('nothing')}</span>}
      {unchanged > 0 && <span className="px-1.5 text-xs text-muted">{t('unchanged', { count: unchanged })}</span>}
    </>
  );
}
