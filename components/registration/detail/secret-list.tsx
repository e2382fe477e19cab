import { useTranslations } from 'next-intl';
import { ActDialog } from '@/components/form/act-dialog';
import { Status, type Tone } from '@/components/ui/badge';
import { ActsTd, HeardTh, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/domain/form-state';
import type { SecretView } from '@/lib/domain/registration/views';

const TONES: Record<SecretView['state'], Tone> = {
  current: 'success',
  retiring: 'warning',
  expired: 'danger',
  revoked: 'neutral',
};

/** Every secret a registration or an API has or had: the last four characters and its life, never the value. */
export function SecretList({
  subject,
  secrets,
  now,
  unnamed,
  several = false,
  revoke,
}: {
  /** Whose they are: sent with an act. */
  subject: Record<string, string>;
  secrets: readonly SecretView[];
  now: number;
  /** What one without a description is called. */
  unnamed?: string;
  /** Whether any number of them may be current at once. */
  several?: boolean;
  /** null for those who may only read. */
  revoke: FormAction<null> | null;
}) {
  const t = useTranslations('secrets');
  const moment = (at: string | null) =>
    at === null ? <span className="text-muted">{t('never')}</span> : <Time at={at} now={now} />;
  return (
    <Table caption={t('caption')} stacked>
      <thead>
        <tr>
          <Th>{t('secret')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('created')}</Th>
          <Th>{t('expires')}</Th>
          <Th>{t('lastUsed')}</Th>
          {revoke && <HeardTh>{t('acts')}</HeardTh>}
        </tr>
      </thead>
      <tbody>
        {secrets.map((secret) => (
          <Tr key={secret.id}>
            <Td>
              <span className="font-mono text-xs whitespace-nowrap">
                <span className="sr-only">{t('endsIn')} </span>
                <span aria-hidden>••••</span>
                {secret.last4}
              </span>
              <div className="text-xs text-muted">
                {secret.description || (unnamed ?? t(`type.${secret.type}`))} · {t(`origin.${secret.origin}`)}
              </div>
            </Td>
            <Td label={t('state')}>
              <Status tone={TONES[secret.state]}>{t(`states.${secret.state}`)}</Status>
              {secret.state === 'retiring' && secret.retiresAt && (
                <div className="text-xs text-muted">
                  {t('dies')} <Time at={secret.retiresAt} now={now} />
                </div>
              )}
              {secret.revokedAt && (
                <div className="text-xs text-muted">
                  <Time at={secret.revokedAt} now={now} />
                </div>
              )}
            </Td>
            <Td label={t('created')}>
              <Time at={secret.createdAt} now={now} />
              {secret.createdBy && <div className="text-xs text-muted">{secret.createdBy}</div>}
            </Td>
            <Td label={t('expires')}>{moment(secret.expiresAt)}</Td>
            <Td label={t('lastUsed')}>{moment(secret.lastUsedAt)}</Td>
            {revoke && (
              <ActsTd>
                {secret.state !== 'revoked' && (
                  <ActDialog
                    action={revoke}
                    subject={{ ...subject, secretId: secret.id }}
                    size="sm"
                    button={
                      <>
                        {t('revoke.button')}
                        <span className="sr-only"> {t('revoke.which', { last4: secret.last4 })}</span>
                      </>
                    }
                    title={t('revoke.title', { last4: secret.last4 })}
                    description={t(secret.state === 'current' && !several ? 'revoke.current' : 'revoke.description')}
                    confirmLabel={t('revoke.confirm')}
                    done={t('revoke.done')}
                  />
                )}
              </ActsTd>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
