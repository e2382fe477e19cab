import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResourceForm } from '@/components/resources/resource-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { listApiScopeNames } from '@/lib/data/resources';
import { toResourceForm } from '@/lib/domain/resources/form-values';
import { defaultResource } from '@/lib/domain/resources/model';
import { parseResourceQuery } from '@/lib/domain/resources/query';
import { requireActorWith } from '@/lib/server/actor';
import { saveResourceAction } from '../actions';
import { FORM_WORDS } from '../form-words';

export async function generateMetadata({ searchParams }: PageProps<'/resources/new'>): Promise<Metadata> {
  const [t, parameters] = await Promise.all([getTranslations('resources'), searchParams]);
  return { title: t(`create.${parseResourceQuery(parameters).kind}`) };
}

/** `/resources/new?kind=apiScope` */
export default async function NewResourcePage({ searchParams }: PageProps<'/resources/new'>) {
  const actor = await requireActorWith('resource:write');
  const { kind } = parseResourceQuery(await searchParams);
  const [t, scopeNames] = await Promise.all([getTranslations('resources'), listApiScopeNames(actor)]);
  return (
    <ClientMessages namespaces={FORM_WORDS}>
      <PageHeader title={t(`create.${kind}`)} lead={t(`kindLead.${kind}`)} />
      <ResourceForm
        key={kind}
        kind={kind}
        opened={null}
        initial={toResourceForm(defaultResource(kind))}
        scopeNames={scopeNames}
        save={saveResourceAction}
      />
    </ClientMessages>
  );
}
