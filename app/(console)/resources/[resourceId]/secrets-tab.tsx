import { useTranslations } from 'next-intl';
import { SecretList } from '@/components/registration/detail/secret-list';
import { AddApiSecret } from '@/components/resources/add-api-secret';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { type Role, roleMay } from '@/lib/domain/permissions';
import type { ResourceView } from '@/lib/domain/resources/views';
import { addApiSecretAction, revokeApiSecretAction } from '../actions';

/** The secrets by which an API introspects tokens, and another one for those who may. */
export function SecretsTab({ view: { id, secrets }, role }: { view: ResourceView; role: Role }) {
  const t = useTranslations('resources.secrets');
  const mayWrite = roleMay(role, 'resource:write');
  return (
    <div className="flex flex-col gap-6">
      <Section id="secrets" title={t('title')} description={t('lead')} flush={secrets.length > 0}>
        {secrets.length > 0 ? (
          <SecretList
            subject={{ id }}
            secrets={secrets}
            now={Date.now()}
            unnamed={t('unnamed')}
            several
            revoke={mayWrite ? revokeApiSecretAction : null}
          />
        ) : (
          <Notice tone="info">{t('none')}</Notice>
        )}
      </Section>
      {mayWrite && (
        <Section id="add-secret" title={t('addTitle')} description={t('addLead')}>
          <AddApiSecret resourceId={id} add={addApiSecretAction} />
        </Section>
      )}
    </div>
  );
}
