'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ApiTokenView } from '@/lib/domain/api-tokens/api-token';

/** Revokes one token: asks first where there is JavaScript, is a plain form where there is none. */
export function RevokeToken({ token, revoke }: { token: ApiTokenView; revoke: (form: FormData) => void }) {
  const t = useTranslations('apiTokens.revoke');
  const [asking, setAsking] = useState(false);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  const confirm = (form: FormData) => {
    form.set('id', token.id);
    setAsking(false);
    startTransition(() => revoke(form));
  };
  return (
    <>
      <form action={revoke} onSubmit={ask}>
        <input type="hidden" name="id" value={token.id} />
        <Button type="submit" size="sm" aria-label={t('whom', { name: token.name })}>
          {t('button')}
        </Button>
      </form>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('question', { name: token.name })}
        description={t('effect')}
        confirmLabel={t('button')}
        tone="danger"
        onConfirm={confirm}
      />
    </>
  );
}
