import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { Checkbox, Radio } from '@/components/ui/choice';
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
        <SlidersHorizontal aria-hidden className="size-3.5" strokeWidth={1.75} />
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
            <Radio
              key={each}
              name="density"
              value={each}
              label={t(`densities.${each}`)}
              defaultChecked={each === density}
            />
          ))}
        </fieldset>
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-xs font-medium text-muted">{t('columnsTitle')}</legend>
          {LIST_COLUMNS.map((each) => (
            <Checkbox
              key={each}
              name="columns"
              value={each}
              label={column(each)}
              defaultChecked={columns.includes(each)}
            />
          ))}
        </fieldset>
        <SubmitButton size="sm" variant="secondary">
          {t('saveView')}
        </SubmitButton>
      </form>
    </details>
  );
}
