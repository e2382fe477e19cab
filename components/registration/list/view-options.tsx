import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import { DENSITIES, type Density, LIST_COLUMNS, type ListColumn } from '@/lib/domain/preferences';

type ViewOptionsProps = {
  density: Density;
  columns: readonly ListColumn[];
  /** Where to come back to. */
  address: string;
  save: (form: FormData) => Promise<void>;
};

/** Density and columns: kept in cookies by an ordinary form, so that the server renders the table right from the first byte. */
export function ViewOptions({ density, columns, address, save }: ViewOptionsProps) {
  const t = useTranslations('list.page');
  const column = useTranslations('list.columns');
  return (
    <details data-popup className="group relative shrink-0">
      <summary className={buttonClass({ variant: 'ghost', size: 'sm' })}>
        <Icon name="sliders-horizontal" className="icon-sm" />
        {t('view')}
      </summary>
      <form
        action={save}
        className="absolute top-full right-0 z-30 mt-1 flex w-60 flex-col gap-4 rounded-lg border border-border bg-raised p-4 shadow-md"
      >
        <input type="hidden" name="address" value={address} />
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-xs font-medium text-muted">{t('density')}</legend>
          {DENSITIES.map((each) => (
            <label key={each} className="list-choice">
              <input type="radio" name="density" value={each} defaultChecked={each === density} />
              {t(`densities.${each}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-xs font-medium text-muted">{t('columnsTitle')}</legend>
          {LIST_COLUMNS.map((each) => (
            <label key={each} className="list-choice">
              <input type="checkbox" name="columns" value={each} defaultChecked={columns.includes(each)} />
              {column(each)}
            </label>
          ))}
        </fieldset>
        <SubmitButton size="sm" variant="secondary">
          {t('saveView')}
        </SubmitButton>
      </form>
    </details>
  );
}
