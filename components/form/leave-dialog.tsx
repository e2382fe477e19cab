'use client';

import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';

/** “Discard 3 changes?” */
export function LeaveDialog({
  open,
  changes,
  onStay,
  onLeave,
}: {
  open: boolean;
  changes: number;
  onStay: () => void;
  onLeave: () => void;
}) {
  const t = useTranslations('form.leave');
  return (
    <ConfirmDialog
      open={open}
      onClose={onStay}
      title={t('title', { count: changes })}
      description={t('text')}
      confirmLabel={t('confirm', { count: changes })}
      cancelLabel={t('stay')}
      onConfirm={onLeave}
    />
  );
}
