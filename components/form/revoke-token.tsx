'use client';

import { useTranslations } from 'next-intl';
import type { FormAction } from '@/lib/domain/form-state';
import { RowAct } from './row-act';

type RevokeTokenProps = {
  action: FormAction<{ name: string }>;
  /** The namespace of its words, with `revoke`. */
  words: 'apiTokens' | 'initialAccessTokens';
  id: string;
  name: string;
  /** A revoked one stays in the list, to say so. */
  revoked: boolean;
};

/** Kills one token of a list. Needs its words, `auth`, `errors` and `fieldErrors`. */
export function RevokeToken({ action, words, id, name, revoked }: RevokeTokenProps) {
  const t = useTranslations(words);
  return (
    <RowAct
      id={`revoke-${id}`}
      action={action}
      subject={{ id }}
      button={t('revoke.button')}
      label={t('revoke.whom', { name })}
      question={t('revoke.question', { name })}
      effect={t('revoke.effect')}
      tone="danger"
      done={(gone) => t('revoke.done', gone)}
      offered={!revoked}
    />
  );
}
