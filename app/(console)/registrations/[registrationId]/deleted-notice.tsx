import { useTranslations } from 'next-intl';
import { PlainAct } from '@/components/registration/detail/plain-act';
import { Notice } from '@/components/ui/notice';
import { absoluteTime } from '@/components/ui/time';
import { type Role, roleMay } from '@/lib/domain/permissions';
import { purgedAt } from '@/lib/domain/registration/retention';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { restoreRegistrationAction } from './actions';

/** Says that this registration was deleted, by whom, and until when it can come back. */
export function DeletedNotice({ registration, role }: { registration: RegistrationDetail; role: Role }) {
  const t = useTranslations('detail');
  if (registration.deletedAt === null) return null;
  return (
    <Notice
      tone="warning"
      className="mb-5"
      title={t('restore.title')}
      actions={
        roleMay(role, 'registration:delete') && (
          <PlainAct
            action={restoreRegistrationAction}
            subject={{ registrationId: registration.configuration.registrationId }}
            label={t('restore.button')}
          />
        )
      }
    >
      {t('restore.explanation', {
        who: registration.deletedBy ?? t('somebody'),
        until: absoluteTime(purgedAt(new Date(registration.deletedAt))),
      })}
    </Notice>
  );
}
