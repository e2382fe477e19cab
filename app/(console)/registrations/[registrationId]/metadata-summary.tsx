import { getTranslations } from 'next-intl/server';
import { MemberList } from '@/components/issuer/member-list';
import { ButtonLink } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import { getMetadata } from '@/lib/data/registrations';
import type { Actor } from '@/lib/domain/actor';
import { groupMetadata } from '@/lib/domain/metadata/group';
import type { ProviderMode } from '@/lib/domain/registration/model';

/** The endpoints of **Configuration metadata**, where a person lands after Save; the rest is one click away. */
export async function MetadataSummary({
  registrationId,
  mode,
  actor,
}: {
  registrationId: string;
  mode: ProviderMode;
  actor: Actor;
}) {
  const t = await getTranslations('metadata');
  const detail = await getTranslations('detail');
  const view = await getMetadata(actor, registrationId);
  if (view === null) return null;
  const { issuer, groups } = groupMetadata(view.document);
  return (
    <Section
      id="metadata-summary"
      title={t('title')}
      description={
        view.fetchedAt === null
          ? t(mode === 'built_in' ? 'lead.builtIn' : 'lead.composed')
          : detail.rich('fetched', { when: () => <Time at={view.fetchedAt as string} now={Date.now()} /> })
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
          <CopyText value={issuer} what={t('issuer')} />
          {mode === 'built_in' && (
            <>
              <p className="mt-2 text-xs text-muted">{t('discoveryDocument')}</p>
              <CopyText value={`${issuer}/.well-known/openid-configuration`} what={t('discoveryDocument')} />
            </>
          )}
        </div>
      )}
      <MemberList members={groups.endpoints} />
    </Section>
  );
}
