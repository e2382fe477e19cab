import { getTranslations } from 'next-intl/server';
import { MemberList } from '@/components/issuer/member-list';
import { ButtonLink } from '@/components/ui/button';
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
  const { endpoints } = groupMetadata(view.document).groups;
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
      <MemberList members={endpoints} />
    </Section>
  );
}
