import Form from 'next/form';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { AUDIT_ACTIONS, AUDIT_TARGET_TYPES } from '@/lib/domain/audit/actions';
import { type AuditFilters as Filters, invalidDates } from '@/lib/domain/audit/query';

const ORIGINS = ['console', 'api', 'registration', 'job', 'command'];

/** The filters, in the address: a GET form that works without JavaScript, and navigates without a reload with it. */
export function AuditFilters({ filters, active }: { filters: Filters; active: boolean }) {
  const t = useTranslations('audit');
  const invalid = invalidDates(filters);
  const dateError = (name: 'from' | 'to') =>
    invalid.includes(name) ? t('filters.notADate', { value: filters[name] ?? '' }) : undefined;
  return (
    <search aria-label={t('filters.label')} data-print="hide">
      {/* The key: a filter that was cleared is empty again, although inputs keep what was typed. */}
      <Form
        key={JSON.stringify(filters)}
        action="/audit"
        scroll={false}
        className="grid grid-cols-2 items-end gap-x-3 gap-y-2.5 sm:grid-cols-4 lg:grid-cols-[1.6fr_1.1fr_1fr_1.7fr_1.1fr]"
      >
        <TextFilter name="text" filters={filters} className="col-span-2 sm:col-span-2 lg:col-span-1" />
        <TextFilter name="registration" filters={filters} />
        <TextFilter name="actor" filters={filters} />
        <ChoiceFilter
          name="action"
          filters={filters}
          choices={Object.keys(AUDIT_ACTIONS)}
          words="acts"
          className="max-sm:col-span-2"
        />
        <ChoiceFilter name="targetType" filters={filters} choices={AUDIT_TARGET_TYPES} words="targets" />
        <ChoiceFilter name="origin" filters={filters} choices={ORIGINS} words="origins" />
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} name={name} label={t(`filters.${name}`)} error={dateError(name)}>
            {(control) => <Input {...control} type="date" defaultValue={filters[name] ?? ''} />}
          </Field>
        ))}
        <div className="col-span-2 flex items-center gap-2">
          <Button type="submit">{t('filters.apply')}</Button>
          {active && (
            <Link href="/audit" className={buttonClass({ variant: 'link' })}>
              {t('filters.clear')}
            </Link>
          )}
        </div>
      </Form>
    </search>
  );
}

type FilterProps<Name> = { name: Name; filters: Filters; className?: string };

function TextFilter({ name, filters, className = '' }: FilterProps<'text' | 'registration' | 'actor'>) {
  const t = useTranslations('audit.filters');
  return (
    <Field name={name} label={t(name)} className={className}>
      {(control) => (
        <Input
          {...control}
          type="search"
          defaultValue={filters[name] ?? ''}
          placeholder={name === 'text' ? t('textPlaceholder') : undefined}
        />
      )}
    </Field>
  );
}

function ChoiceFilter({
  name,
  filters,
  choices,
  words,
  className = '',
}: FilterProps<'action' | 'targetType' | 'origin'> & { choices: readonly string[]; words: string }) {
  const t = useTranslations('audit');
  const chosen = filters[name] ?? '';
  return (
    <Field name={name} label={t(`filters.${name}`)} className={className}>
      {(control) => (
        <Select {...control} defaultValue={chosen}>
          <option value="">{t('filters.any')}</option>
          {chosen !== '' && !choices.includes(chosen) && <option value={chosen}>{chosen}</option>}
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {t(`${words}.${choice}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
