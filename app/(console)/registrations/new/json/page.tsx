import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { RegisterFromJson } from '@/components/dynamic-registration/register-from-json';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/section';
import { defaultConfiguration } from '@/lib/domain/registration/fields';
import { fromConfiguration } from '@/lib/domain/registration/form-values';
import { requireActorWith } from '@/lib/server/actor';
import { formFacts } from '../../form-facts';
import { FORM_WORDS } from '../../form-words';
import { createRegistrationAction, discoverAction } from '../actions';
import { registerFromJsonAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registerFromJson'))('title') };
}

/** `/registrations/new/json`: the document that a program would send, sent by a person, as it is or through the form. */
export default async function Page() {
  const actor = await requireActorWith('registration:write');
  const [facts, t, form] = await Promise.all([
    formFacts(actor),
    getTranslations('registerFromJson'),
    getTranslations('form'),
  ]);
  const eyebrow = (
    <Link href="/registrations/new" className="hover:text-text hover:underline">
      {t('eyebrow')}
    </Link>
  );
  return (
    <ClientMessages namespaces={[...FORM_WORDS, 'registerFromJson']}>
      <RegisterFromJson
        register={registerFromJsonAction}
        idempotencyKey={randomUUID()}
        header={<PageHeader eyebrow={eyebrow} title={t('title')} lead={t('lead')} />}
        form={{
          header: <PageHeader eyebrow={eyebrow} title={form('newTitle')} lead={t('formLead')} />,
          facts,
          initial: fromConfiguration(defaultConfiguration('built_in')),
          save: createRegistrationAction,
          discover: discoverAction,
        }}
      />
    </ClientMessages>
  );
}
