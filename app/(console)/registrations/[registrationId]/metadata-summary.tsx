import { useTranslations } from 'next-intl';
import { MemberList } from '@/components/issuer/member-list';
import { ButtonLink } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy';
import { Section } from '@/components/ui/section';
import { Still } from '@/components/ui/still';
import { Time } from '@/components/ui/time';
import { groupMetadata } from '@/lib/domain/metadata/group';
import type { ProviderMode } from '@/lib/domain/registration/model';
import type { MetadataView } from '@/lib/domain/registration/views';

/** The endpoints of **Configuration metadata**, where a person lands after Save; the rest is one click away. */
export function MetadataSummary({
  registrationId,
  mode,
  view,
}: {
  registrationId: string;
  mode: ProviderMode;
  view: MetadataView;
}) {
  const t = useTranslations('metadata');
  const detail = useTranslations('detail');
  const { issuer, groups } = groupMetadata(view.document);
  const { fetchedAt, lastSeenAt } = view;
  const time = (at: string | null) => () => at !== null && <Time at={at} now={Date.now()} />;
  return (
    <Still>
      <Section
        id="metadata-summary"
        title={t('title')}
        description={
          fetchedAt === null
            ? t(mode === 'built_in' ? 'lead.builtIn' : 'lead.composed')
            : detail.rich(lastSeenAt === fetchedAt ? 'fetched' : 'confirmed', {
                when: time(fetchedAt),
                confirmed: time(lastSeenAt),
              })
        }
        actions={
          <ButtonLink size="sm" href={`/registrations/${encodeURIComponent(registrationId)}?tab=metadata`}>
            {detail('allMetadata')}
          </ButtonLink>
        }
      >
        {issuer !== null && (
          <div className="mb-2 min-w-0 border-b border-border pb-3">
            <p className="text-xs text-muted">{t('issuer')}</p>
            <CopyText whole value={issuer} what={t('issuer')} />
            {mode === 'built_in' && (
              <>
                <p className="mt-2 text-xs text-muted">{t('discoveryDocument')}</p>
                <CopyText whole value={`${issuer}/.well-known/openid-configuration`} what={t('discoveryDocument')} />
              </>
            )}
          </div>
        )}
        <MemberList members={groups.endpoints} />
      </Section>
    </Still>
  );
}
