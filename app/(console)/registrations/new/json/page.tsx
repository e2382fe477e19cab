import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { JsonForm } from '@/components/dynamic-registration/json-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { requireActorWith } from '@/lib/server/actor';
import { registerFromJsonAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registerFromJson'))('title') };
}

/** `/registrations/new/json`: the document that a program would send, sent by a person. */
export default async function Page() {
  await requireActorWith('registration:write');
  const t = await getTranslations('registerFromJson');
  return (
    <ClientMessages namespaces={['registerFromJson', 'auth', 'errors', 'fieldErrors']}>
      <PageHeader
        eyebrow={
          <Link href="/registrations/new" className="hover:text-text hover:underline">
            {t('eyebrow')}
          </Link>
        }
        title={t('title')}
        lead={t('lead')}
      />
      <JsonForm action={registerFromJsonAction} idempotencyKey={randomUUID()} />
    </ClientMessages>
  );
}
