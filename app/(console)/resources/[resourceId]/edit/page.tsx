import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ResourceForm } from '@/components/resources/resource-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { findResource, listApiScopeNames } from '@/lib/data/resources';
import { pathSegment } from '@/lib/domain/address';
import { toResourceForm } from '@/lib/domain/resources/form-values';
import { requireActorWith } from '@/lib/server/actor';
import { saveResourceAction } from '../../actions';
import { FORM_WORDS } from '../../form-words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('resources'))('edit') };
}

export default async function EditResourcePage({ params }: PageProps<'/resources/[resourceId]/edit'>) {
  const actor = await requireActorWith('resource:write');
  const view = await findResource(actor, pathSegment((await params).resourceId));
  if (view === null) notFound();
  const [t, scopeNames] = await Promise.all([getTranslations('resources'), listApiScopeNames(actor)]);
  const { id, kind, resource, rowVersion } = view;
  return (
    <ClientMessages namespaces={FORM_WORDS}>
      <PageHeader title={t('editTitle', { name: resource.name })} lead={t(`kindLead.${kind}`)} />
      <ResourceForm
        kind={kind}
        opened={{ id, rowVersion }}
        initial={toResourceForm(resource)}
        scopeNames={scopeNames}
        save={saveResourceAction}
      />
    </ClientMessages>
  );
}
