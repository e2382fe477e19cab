import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Chips } from '@/components/ui/chips';
import { CopyText } from '@/components/ui/copy';
import { Description, DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { RESOURCE_FIELDS, type ResourceField } from '@/lib/domain/resources/form-values';
import { type ApiResource, resourceIdentifier } from '@/lib/domain/resources/model';
import { claimsToText, propertiesToText } from '@/lib/domain/resources/text-lines';
import type { ResourceView } from '@/lib/domain/resources/views';

/** Every member of a resource, and what a client sends to get a token for it. */
export function ResourceOverview({ view, issuer }: { view: ResourceView; issuer: string }) {
  const t = useTranslations('resources');
  const { kind, resource } = view;
  return (
    <Section id="configuration" title={t('configuration')}>
      <DescriptionList className="-my-2.5">
        {RESOURCE_FIELDS[kind].map((field) => (
          <Description key={field} term={t(`fields.${field}`)}>
            <MemberValue field={field} view={view} />
          </Description>
        ))}
        <Description term={t('asked')}>
          {kind === 'apiResource' ? (
            <AskedFor resource={resource as ApiResource} issuer={issuer} />
          ) : (
            <CopyText whole value={`scope=${resource.name}`} what={t('asked')} />
          )}
        </Description>
      </DescriptionList>
    </Section>
  );
}

/** By its identifier (RFC 8707), or by one of its scopes alone. */
function AskedFor({ resource: { name, scopes }, issuer }: { resource: ApiResource; issuer: string }) {
  const t = useTranslations('resources');
  return (
    <>
      <CopyText whole value={`resource=${encodeURIComponent(resourceIdentifier(issuer, name))}`} what={t('asked')} />
      <p className="text-xs text-muted">{scopes.length > 0 ? t('askedScope') : t('askedNoScope')}</p>
    </>
  );
}

function MemberValue({ field, view: { resource } }: { field: ResourceField; view: ResourceView }): ReactNode {
  const t = useTranslations('resources');
  if (field === 'userClaims') return <Lines text={claimsToText(resource.userClaims)} />;
  if (field === 'properties') return <Lines text={propertiesToText(resource.properties)} />;
  const value = (resource as unknown as Record<string, unknown>)[field];
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (Array.isArray(value)) {
    if (value.length > 0) return <Chips values={value as string[]} />;
    return <span className="text-muted">{field === 'scopes' ? t('none') : t('serverDefault')}</span>;
  }
  if (field === 'name') return <CopyText whole value={resource.name} what={t('fields.name')} />;
  return value === '' ? <span className="text-muted">{t('none')}</span> : String(value);
}

function Lines({ text }: { text: string }) {
  const t = useTranslations('resources');
  if (text === '') return <span className="text-muted">{t('none')}</span>;
  return <span className="block font-mono text-xs/5 break-words whitespace-pre-wrap">{text}</span>;
}
