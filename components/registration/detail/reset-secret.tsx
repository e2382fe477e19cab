'use client';

import { useTranslations } from 'next-intl';
import { startTransition, useEffect, useRef, useState } from 'react';
import { ProblemMessage } from '@/components/auth/problem-message';
import { Reauthentication } from '@/components/auth/reauthentication';
import { ShownOnce } from '@/components/form/shown-once';
import { useFormAction } from '@/components/form/use-form-action';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { FormAction } from '@/lib/domain/form-state';
import type { SecretType } from '@/lib/domain/registration/secret-input';
import type { ResetAnswer } from './answers';
import { ResetSecretFields } from './reset-secret-fields';

type ResetSecretProps = {
  registrationId: string;
  type: SecretType;
  /** Built-in generates; at an external provider one enters what the provider issued. */
  mode: 'generate' | 'enter';
  /** Whether there is a current secret that could go on working for a while. */
  replaces: boolean;
  reset: FormAction<ResetAnswer>;
};

/** **Reset**: a new secret, the old one replaced now or kept for a while; a generated one is shown whole, once. */
export function ResetSecret(props: ResetSecretProps) {
  const t = useTranslations('secrets.reset');
  const [opened, setOpened] = useState(0);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setOpened(opened + 1);
          setOpen(true);
        }}
      >
        {t('button')}
      </Button>
      {/* The key throws away the last answer: a secret that was shown once must not be there when the dialog opens again. */}
      <ResetSecretDialog key={opened} {...props} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function ResetSecretDialog({
  registrationId,
  type,
  mode,
  replaces,
  reset,
  open,
  onClose,
}: ResetSecretProps & { open: boolean; onClose: () => void }) {
  const t = useTranslations('secrets.reset');
  const once = useTranslations('secrets.once');
  const [state, send, pending] = useFormAction(reset);
  const form = useRef<HTMLFormElement>(null);
  const { outcome } = state;
  const answer = outcome?.status === 'ok' ? outcome.data : null;
  const entered = answer !== null && answer.generated === null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it has been replaced: the page renders again right after
  useEffect(() => {
    if (!entered) return;
    onClose();
    toast(t('entered'));
  }, [entered]);

  useEffect(() => {
    if (outcome?.status === 'invalid') form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [outcome]);

  if (answer?.generated) {
    return (
      <Dialog
        open={open}
        onClose={onClose}
        dismissable={false}
        title={t('newSecret')}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('stored')}
          </Button>
        }
      >
        <ShownOnce value={answer.generated} kind="secret" what={once('what')} lost={once('lost')} />
      </Dialog>
    );
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('title', { registrationId })}
      description={t(mode === 'generate' ? 'generates' : 'enters')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form="reset-secret" pending={pending}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <form
        id="reset-secret"
        ref={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const values = new FormData(event.currentTarget);
          if (!pending) startTransition(() => send(values));
        }}
      >
        <input type="hidden" name="registrationId" value={registrationId} />
        {outcome?.status === 'problem' && outcome.code !== 'reauthentication_required' && (
          <Notice tone="danger" live>
            <ProblemMessage problem={outcome} />
          </Notice>
        )}
        <ResetSecretFields
          type={type}
          mode={mode}
          replaces={replaces}
          fieldErrors={outcome?.status === 'invalid' ? outcome.fieldErrors : []}
        />
        <Reauthentication state={state} />
      </form>
    </Dialog>
  );
}
