import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiManual, ProblemTable } from '@/components/api-docs/api-manual';
import { OperationEntry } from '@/components/api-docs/operation-entry';
import { Brand } from '@/components/shell/brand';
import { buttonClass } from '@/components/ui/button';
import { PageHeader, Section } from '@/components/ui/section';
import { MAIN_ID, SkipLink } from '@/components/ui/skip-link';
import { env } from '@/lib/server/env';
import { apiReference } from '@/lib/server/rest/reference';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('apiDocs');
  return { title: t('title') };
}

/** `/api/docs`: the REST API to read. Open to anybody, as the document it is made of: it holds no secret. */
export default async function Page() {
  const t = await getTranslations('apiDocs');
  const { tags, problems } = apiReference();
  const list = `curl '${env.PUBLIC_URL}/api/v1/registrations?q=shop' \\\n  -H "Authorization: Bearer $CLIENTELE_TOKEN"`;
  return (
    <div className="mx-auto flex min-h-dvh max-w-[64rem] flex-col gap-6 px-4 py-5 sm:px-6">
      <SkipLink />
      <header>
        <Brand />
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="flex min-w-0 flex-col gap-7 outline-none">
        <PageHeader
          title={t('title')}
          lead={t('lead')}
          actions={
            <a href="/api/openapi.json" className={buttonClass({ variant: 'secondary', size: 'sm' })}>
              {t('document')}
            </a>
          }
        />
        <ApiManual example={list} problem={problemExample()} />
        {tags.map(({ name, operations }) => (
          <Section
            key={name}
            id={name}
            title={t(`tags.${name}.title` as never)}
            description={t(`tags.${name}.lead` as never)}
            flush
          >
            <div className="divide-y divide-border">
              {operations.map((operation) => (
                <OperationEntry key={operation.id} operation={operation} />
              ))}
            </div>
          </Section>
        ))}
        <ProblemTable problems={problems} />
      </main>
    </div>
  );
}

/** An error as a program gets it, with the parts that a reader looks for. */
function problemExample(): string {
  const problem = {
    type: `${env.PUBLIC_URL}/api/docs#problem-invalid_input`,
    title: 'Something in the request is not right',
    status: 422,
    code: 'invalid_input',
    requestId: 'b3f1…',
    errors: [{ pointer: '/configuration/redirectUris/1', code: 'uri_fragment', detail: '…' }],
  };
  return JSON.stringify(problem, null, 2);
}
