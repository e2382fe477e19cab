'use client';

import { Check, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/choice';
import { Fieldset } from '@/components/ui/field';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { GRANTS, type Grant } from '@/lib/domain/registration/grants';
import { REFRESH_TOKEN } from '@/lib/domain/registration/refresh';
import { ForModes } from './for-modes';
import { useControlState, useFormState } from './form-context';
import { useFieldWords } from './sentences';
import { useControl } from './use-control';
import { useRefreshGrant } from './use-refresh-grant';

/** The grants of the table, each with what is known of it here: advertised by the provider, served by us, for whom. */
export function GrantTypesControl() {
  const frame = useControl('grantTypes');
  return (
    <Fieldset {...frame} id="grantTypes">
      <div className="mt-0.5 grid gap-x-5 gap-y-1.5 sm:grid-cols-2">
        {GRANTS.map((grant) => (
          <GrantChoice key={grant.type} grant={grant} />
        ))}
      </div>
    </Fieldset>
  );
}

function GrantChoice({ grant }: { grant: Grant }) {
  const t = useTranslations('form.grants');
  const words = useFieldWords();
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const { followGrant } = useRefreshGrant();
  return (
    <Checkbox
      {...register('grantTypes', {
        onChange: ({ target }) => target.value === REFRESH_TOKEN && followGrant(target.checked),
      })}
      id={`grantTypes-${grant.key}`}
      value={grant.type}
      label={words.value('grantTypes', grant.key)}
      defaultChecked={start.grantTypes.includes(grant.type)}
      aside={
        <>
          <Advertised grant={grant.type} />
          {!grant.servedByBuiltIn && (
            <ForModes modes={['built_in']}>
              <Badge tone="neutral">{t('notServed')}</Badge>
            </ForModes>
          )}
        </>
      }
    />
  );
}

/** What the provider's document says of a chosen grant. */
function Advertised({ grant }: { grant: string }) {
  const t = useTranslations('form.contract');
  const row = useControlState('grantTypes').contract.find(({ asked }) => asked === grant);
  if (row === undefined || row.verdict === 'unknown') return null;
  const listed = row.verdict !== 'not_advertised';
  return (
    <span className={`inline-flex items-center gap-1 text-2xs ${listed ? 'text-success' : 'text-warning'}`}>
      {listed ? <Check aria-hidden className="size-3" /> : <TriangleAlert aria-hidden className="size-3" />}
      {t(row.verdict)}
    </span>
  );
}
