'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { InitialAccessTokenView } from '@/lib/domain/dynamic-registration/initial-access-token';

type Props = { token: InitialAccessTokenView; revoke: (form: FormData) => void };

/** Revokes one token: asks first where there is JavaScript, is a plain form where there is none. */
export function RevokeInitialAccessToken({ token: { id, description: name }, revoke }: Props) {
  const t = useTranslations('initialAccessTokens.revoke');
  const [asking, setAsking] = useState(false);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  const confirm = (form: FormData) => {
    form.set('id', id);
    setAsking(false);
    startTransition(() => revoke(form));
  };
  return (
    <>
      <form action={revoke} onSubmit={ask}>
        <input type="hidden" name="id" value={id} />
        <Button type="submit" size="sm" aria-label={t('whom', { name })}>
          {t('button')}
        </Button>
      </form>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('question', { name })}
        description={t('effect')}
        confirmLabel={t('button')}
        tone="danger"
        onConfirm={confirm}
      />
    </>
  );
}
