import { useTranslations } from 'next-intl';
import { Breakable } from '@/components/ui/breakable';
import { CodeBlock } from '@/components/ui/code-block';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { ReferenceProblem } from '@/lib/domain/api-reference/reference';

const RULES = ['token', 'bodies', 'versions', 'retries', 'limits', 'pages'] as const;

/** What holds for every operation: how to authenticate, how writes do not overwrite each other, what errors look like. */
export function ApiManual({ example, problem }: { example: string; problem: string }) {
  const t = useTranslations('apiDocs');
  return (
    <Section id="manual" title={t('manual')}>
      <div className="flex flex-col gap-4">
        <CodeBlock code={example} what={t('curl')} />
        <dl className="grid gap-x-8 gap-y-3 md:grid-cols-2">
          {RULES.map((rule) => (
            <div key={rule}>
              <dt className="text-sm font-medium">{t(`rules.${rule}.title`)}</dt>
              <dd className="text-sm text-muted">{t(`rules.${rule}.text`)}</dd>
            </div>
          ))}
        </dl>
        <CodeBlock code={problem} what={t('problemExample')} />
      </div>
    </Section>
  );
}

/** Every problem's code: where the `type` of an error leads. */
export function ProblemTable({ problems }: { problems: readonly ReferenceProblem[] }) {
  const t = useTranslations('apiDocs');
  return (
    <Section id="problems" title={t('problems')} description={t('problemsLead')} flush>
      <Table caption={t('problems')}>
        <thead>
          <tr>
            <Th>{t('status')}</Th>
            <Th>{t('code')}</Th>
            <Th>{t('meaning')}</Th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ code, status, title }) => (
            <Tr key={code} id={`problem-${code}`}>
              <Td className="tabular-nums">{status}</Td>
              <Td>
                <code className="text-xs break-words">
                  <Breakable text={code} />
                </code>
              </Td>
              <Td className="text-muted">{title}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
