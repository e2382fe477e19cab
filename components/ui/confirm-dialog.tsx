'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Field } from './field';
import { Input } from './input';
import { Notice } from './notice';

type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  /** A question naming act and object: “Delete registration billing-api?” */
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb of the question: “Delete registration”. */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: 'danger' | 'primary';
  /** For what cannot be undone: the person types this value. */
  typed?: { expected: string; label: ReactNode };
  pending?: boolean;
  /** Why it did not work. The dialog stays open. */
  error?: ReactNode;
  /** Gets the values of the fields given as children (a reason, a password). */
  onConfirm: (values: FormData) => void;
  children?: ReactNode;
};

/** Asks before a dangerous act. Focus starts on the safe control; Esc cancels; the confirming button repeats the verb. */
export function ConfirmDialog({
  open,
  onClose,
  title,
  description,
  confirmLabel,
  cancelLabel,
  tone = 'danger',
  typed,
  pending = false,
  error,
  onConfirm,
  children,
}: ConfirmDialogProps) {
  const t = useTranslations('ui');
  const formId = useId();
  const [mistyped, setMistyped] = useState(false);

  const close = () => {
    setMistyped(false);
    onClose();
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    if (typed && values.get('typed') !== typed.expected) {
      setMistyped(true);
      event.currentTarget.querySelector<HTMLInputElement>('[name=typed]')?.focus();
      return;
    }
    setMistyped(false);
    if (!pending) onConfirm(values);
  };

  return (
    <Dialog
      open={open}
      onClose={close}
      role="alertdialog"
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={close} data-autofocus>
            {cancelLabel ?? t('cancel')}
          </Button>
          <Button type="submit" form={formId} variant={tone} pending={pending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        {error && (
          <Notice tone="danger" live>
            {error}
          </Notice>
        )}
        {children}
        {typed && (
          <Field
            id={`${formId}-typed`}
            name="typed"
            label={typed.label}
            error={mistyped ? t('typedMismatch', { expected: typed.expected }) : undefined}
          >
            {(control) => <Input {...control} mono autoComplete="off" />}
          </Field>
        )}
      </form>
    </Dialog>
  );
}
