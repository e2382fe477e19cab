'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { FormAction } from '@/lib/domain/form-state';
import type { RediscoveryAnswer } from './answers';
import { PlainAct } from './plain-act';

/** Reads the provider's configuration again. What failed is told by the page itself, which is rendered anew. */
export function RediscoverButton({
  action,
  registrationId,
}: {
  action: FormAction<RediscoveryAnswer>;
  registrationId: string;
}) {
  const t = useTranslations('detail.rediscover');
  return (
    <PlainAct
      action={action}
      subject={{ registrationId }}
      label={t('button')}
      answer={({ failure }) =>
        failure === null && (
          <Notice tone="success" live>
            {t('fresh')}
          </Notice>
        )
      }
    />
  );
}
