import { useTranslations } from 'next-intl';
import { ApprovalActs } from '@/components/registration/detail/approval-acts';
import { Notice } from '@/components/ui/notice';
import { type Role, roleMay } from '@/lib/domain/permissions';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { approveRegistrationAction, refuseRegistrationAction } from './actions';

/** Says that a client registered itself and is not served, and lets an administrator decide. Nothing for the others. */
export function ApprovalNotice({ registration, role }: { registration: RegistrationDetail; role: Role }) {
  const t = useTranslations('detail.approval');
  const { approval, configuration } = registration;
  if (approval === 'approved') return null;
  return (
    <Notice
      tone="warning"
      className="mb-5"
      title={t(`${approval}.title`)}
      actions={
        roleMay(role, 'registration:approve') && (
          <ApprovalActs
            registrationId={configuration.registrationId}
            approval={approval}
            approve={approveRegistrationAction}
            refuse={refuseRegistrationAction}
          />
        )
      }
    >
      {t(`${approval}.explanation`)}
    </Notice>
  );
}
