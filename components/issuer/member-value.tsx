import { useTranslations } from 'next-intl';
import { Breakable } from '@/components/ui/breakable';
import { CopyText } from '@/components/ui/copy';
import { isJsonObject } from '@/lib/domain/json/json-object';
import { ChipList } from './chip-list';
import { WireName } from './wire-name';

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** One member's value by its own type: whatever a provider publishes is shown, and shown as text. */
export function MemberValue({ value, label }: { value: unknown; label: string }) {
  const t = useTranslations('metadata');
  if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no');
  if (typeof value === 'string') return <CopyText whole value={value} what={label} />;
  if (Array.isArray(value) && value.length === 0) return <span className="text-muted">{t('values.empty')}</span>;
  if (Array.isArray(value) && value.every(isPlain)) {
    return <ChipList values={[...new Set(value.map(String))]} label={label} />;
  }
  if (isJsonObject(value) && Object.values(value).every(isPlain)) {
    return (
      <ul className="flex flex-col gap-1">
        {Object.entries(value).map(([member, inner]) => (
          <li key={member} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <WireName name={member} />
            <CopyText whole value={String(inner)} what={`${label} ${member}`} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <code className="text-xs wrap-anywhere">
      <Breakable text={JSON.stringify(value)} />
    </code>
  );
}
