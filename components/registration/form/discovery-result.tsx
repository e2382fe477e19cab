'use client';

import { ChevronRight, CircleCheck } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type Problem, ProblemMessage } from '@/components/auth/problem-message';
import { ContractCheck } from '@/components/issuer/contract-check';
import { DiscoveryFailureNotice } from '@/components/issuer/discovery-failure-notice';
import { Notice } from '@/components/ui/notice';
import type { DiscoveryPreview } from '@/lib/domain/metadata/preview';
import { useFormState } from './form-context';

/** The whole document is looked at by few: its view is fetched when it is opened. */
const ConfigurationMetadata = dynamic(() =>
  import('@/components/issuer/configuration-metadata').then((module) => module.ConfigurationMetadata),
);

/** What Discover brought: the document and how the form agrees with it, or a typed reason and what to do. */
export function DiscoveryResult({
  preview,
  problem,
  stale,
  onCorrect,
}: {
  preview: DiscoveryPreview | null;
  problem: Problem | null;
  /** The issuer URL has become another one since. */
  stale: boolean;
  onCorrect: (issuer: string) => void;
}) {
  const t = useTranslations('form.discover');
  const fields = useTranslations('fields.labels');
  const { judgement } = useFormState();
  if (problem !== null) {
    return (
      <Notice tone="danger" live>
        <ProblemMessage problem={problem} />
      </Notice>
    );
  }
  if (preview === null) return null;
  if (stale) return <p className="text-xs text-muted">{t('stale', { issuer: preview.issuer })}</p>;
  if (!preview.ok) {
    return <DiscoveryFailureNotice failure={preview.failure} onCorrect={onCorrect} />;
  }
  const contract = judgement?.contract ?? [];
  const refused = contract.filter(({ verdict }) => verdict === 'not_advertised').length;
  return (
    <div className="overflow-hidden rounded-lg border border-success/35">
      <div className="flex items-start gap-2.5 bg-success-wash px-3.5 py-2.5">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
        <div className="min-w-0">
          <p className="font-semibold break-words">{t('foundTitle', { issuer: preview.issuer })}</p>
          <p className="text-xs break-words text-muted">
            {t('foundText', { source: preview.view.sourceUrl ?? preview.issuer })}
          </p>
        </div>
      </div>
      {contract.length > 0 && (
        <Unfolding
          title={t('contract')}
          aside={
            <span className={refused > 0 ? 'text-warning' : 'text-success'}>
              {t('contractSum', { asked: contract.length, refused })}
            </span>
          }
        >
          <ContractCheck rows={contract} level={3} />
        </Unfolding>
      )}
      <Unfolding title={fields('metadata')}>
        <ConfigurationMetadata view={preview.view} />
      </Unfolding>
    </div>
  );
}

function Unfolding({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <details className="group border-t border-border">
      <summary className="focus-inset flex min-h-10 flex-wrap items-center gap-x-2 px-3.5 py-1.5 text-sm font-medium hover:bg-hover">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90" />
        {title}
        {aside && <span className="ml-auto text-xs font-normal">{aside}</span>}
      </summary>
      <div className="border-t border-border p-3.5">{children}</div>
    </details>
  );
}
