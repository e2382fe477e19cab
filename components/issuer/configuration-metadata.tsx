import { useTranslations } from 'next-intl';
import { CopyText } from '@/components/ui/copy';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { groupMetadata } from '@/lib/domain/metadata/group';
import { malformedMembers, readProviderMetadata } from '@/lib/domain/metadata/provider-metadata';
import { missingMembers } from '@/lib/domain/metadata/requirements';
import type { ProviderMode } from '@/lib/domain/registration/model';
import type { MetadataView } from '@/lib/domain/registration/views';
import { AbsentMembers } from './absent-members';
import { MemberList } from './member-list';
import { Provenance } from './provenance';
import { ProviderKeys } from './provider-keys';
import { RawDocument } from './raw-document';

const GROUPS = ['endpoints', 'capabilities', 'algorithms', 'documents', 'other'] as const;

/**
 * **Configuration metadata**: what a provider publishes, or what the typed endpoints amount to, read-only and grouped. It
 * has no state, so it stands in server and client components alike (namespaces: `metadata`, `discovery`).
 */
export function ConfigurationMetadata({
  view,
  mode = 'automatic',
  preview = false,
  now,
}: {
  view: MetadataView;
  mode?: ProviderMode;
  /** Discovered just now and not kept yet. */
  preview?: boolean;
  /** The moment of rendering, for relative times. */
  now?: number;
}) {
  const t = useTranslations('metadata');
  const { issuer, groups, absent } = groupMetadata(view.document);
  const discovered = view.source === 'discovered';
  const malformed = malformedMembers(view.document);
  const missing = discovered ? missingMembers(readProviderMetadata(view.document)) : [];
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Section
        id="metadata"
        title={t('title')}
        description={t(`lead.${preview ? 'preview' : mode === 'built_in' ? 'builtIn' : view.source}`)}
      >
        <div className="flex flex-col gap-4">
          {missing.length > 0 && <Notice tone="warning">{t('missing', { members: missing.join(', ') })}</Notice>}
          {malformed.length > 0 && <Notice tone="warning">{t('malformed', { members: malformed.join(', ') })}</Notice>}
          {issuer !== null && (
            <div className="min-w-0">
              <p className="text-xs text-muted">{t('issuer')}</p>
              <CopyText whole value={issuer} what={t('issuer')} />
            </div>
          )}
          {discovered && <Provenance view={view} now={now} />}
          <RawDocument raw={view.raw} />
        </div>
      </Section>
      {GROUPS.filter((group) => groups[group].length > 0).map((group) => (
        <Section key={group} id={`metadata-${group}`} level={3} title={t(`groups.${group}`)}>
          <MemberList members={groups[group]} />
        </Section>
      ))}
      {discovered && <ProviderKeys view={view} />}
      {discovered && <AbsentMembers members={absent} />}
    </div>
  );
}
