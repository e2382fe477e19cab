import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { Breakable } from '@/components/ui/breakable';
import { CodeBlock } from '@/components/ui/code-block';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { ReferenceMember, ReferenceOperation, ReferenceParameter } from '@/lib/domain/api-reference/reference';

const TONES: Record<string, Tone> = { GET: 'info', POST: 'success', PUT: 'warning', DELETE: 'danger' };

/** One operation: its line, and on opening how to ask and what may be answered. A native `details`: no script needed. */
export function OperationEntry({ operation }: { operation: ReferenceOperation }) {
  const t = useTranslations('apiDocs');
  const { id, method, path, summary, permission, parameters, members, sameBodyAs, curl, problems } = operation;
  return (
    <details id={id} className="group">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover focus-inset sm:px-5">
        <Badge tone={TONES[method] ?? 'neutral'} className="w-14 justify-center font-mono">
          {method}
        </Badge>
        <code className="min-w-0 flex-1 basis-40 font-mono text-xs wrap-anywhere">
          <Breakable text={path} />
        </code>
        <span className="w-full text-sm text-muted sm:pl-17">{summary}</span>
      </summary>
      <div className="flex flex-col gap-4 border-t border-border bg-background px-4 py-4 sm:px-5">
        <p className="text-sm">
          {t.rich('takes', { permission, code: (chunks) => <code className="text-xs">{chunks}</code> })}
        </p>
        <CodeBlock code={curl} what={t('curl')} />
        {parameters.length > 0 && <Parameters parameters={parameters} />}
        {members.length > 0 && <Members members={members} />}
        {sameBodyAs !== null && (
          <p className="text-sm">
            <a href={`#${sameBodyAs}`} className="underline underline-offset-3">
              {t('sameBody')}
            </a>
          </p>
        )}
        <p className="text-xs text-muted">
          {t('mayRefuse')}{' '}
          {problems.map(({ code, status }, index) => (
            <span key={code}>
              {index > 0 && ', '}
              <a href={`#problem-${code}`} className="underline underline-offset-3">
                {status} {code}
              </a>
            </span>
          ))}
        </p>
      </div>
    </details>
  );
}

function Parameters({ parameters }: { parameters: readonly ReferenceParameter[] }) {
  const t = useTranslations('apiDocs');
  return (
    <Table caption={t('parameters')}>
      <thead>
        <tr>
          <Th>{t('parameter')}</Th>
          <Th>{t('where')}</Th>
          <Th>{t('values')}</Th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, in: place, required, values }) => (
          <Tr key={`${place}-${name}`}>
            <Td>
              <code className="text-xs">{name}</code> {required && <Badge>{t('required')}</Badge>}
            </Td>
            <Td className="text-muted">{t(`places.${place}`)}</Td>
            <Td className="max-w-100 text-xs break-words text-muted">{values}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Members({ members }: { members: readonly ReferenceMember[] }) {
  const t = useTranslations('apiDocs');
  return (
    <Table caption={t('body')}>
      <thead>
        <tr>
          <Th>{t('member')}</Th>
          <Th>{t('type')}</Th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, type, required }) => (
          <Tr key={name}>
            <Td>
              <code className="text-xs wrap-anywhere">
                <Breakable text={name} />
              </code>{' '}
              {required && <Badge>{t('required')}</Badge>}
            </Td>
            <Td className="max-w-120 text-xs break-words text-muted">{type}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
