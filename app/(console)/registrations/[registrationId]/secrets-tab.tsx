import { useTranslations } from 'next-intl';
import { ResetSecret } from '@/components/registration/detail/reset-secret';
import { SecretList } from '@/components/registration/detail/secret-list';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { type Role, roleMay } from '@/lib/domain/permissions';
import type { RegistrationConfiguration } from '@/lib/domain/registration/model';
import { secretTypeOf } from '@/lib/domain/registration/secret-type';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { resetSecretAction, revokeSecretAction } from './actions';

/** The secrets the registration has or had, and **Reset** for those who may. */
export function SecretsTab({ registration, role }: { registration: RegistrationDetail; role: Role }) {
  const t = useTranslations('detail');
  const secrets = useTranslations('secrets');
  const { configuration, deletedAt } = registration;
  const type = secretTypeOf(configuration);
  const mayWrite = deletedAt === null && roleMay(role, 'secret:write');
  return (
    <Section
      id="secrets"
      title={secrets('title')}
      description={t('secretsDescription')}
      flush={registration.secrets.length > 0}
      actions={
        mayWrite &&
        type !== null && (
          <ResetSecret
            registrationId={configuration.registrationId}
            type={type}
            mode={configuration.providerMode === 'built_in' ? 'generate' : 'enter'}
            replaces={registration.secrets.some((secret) => secret.state === 'current' && secret.type === type)}
            reset={resetSecretAction}
          />
        )
      }
    >
      {registration.secrets.length > 0 ? (
        <SecretList
          subject={{ registrationId: configuration.registrationId }}
          secrets={registration.secrets}
          now={Date.now()}
          revoke={mayWrite ? revokeSecretAction : null}
        />
      ) : (
        <Notice tone={type === null ? 'info' : 'warning'} title={t('secretsNone.title')}>
          {t(`secretsNone.${whyNone(configuration)}`)}
        </Notice>
      )}
    </Section>
  );
}

/** Why there is no secret: some clients have none by their nature, one lacks what it needs. */
function whyNone(configuration: RegistrationConfiguration): 'public' | 'mutualTls' | 'keys' | 'confidential' {
  if (configuration.clientType === 'public') return 'public';
  if (secretTypeOf(configuration) !== null) return 'confidential';
  return configuration.tokenEndpointAuthMethod === 'private_key_jwt' ? 'keys' : 'mutualTls';
}
