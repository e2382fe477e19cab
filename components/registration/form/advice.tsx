'use client';

import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Finding } from '@/lib/domain/policy/finding';

const LOOKS = {
  error: { Icon: CircleAlert, ink: 'text-danger' },
  warning: { Icon: TriangleAlert, ink: 'text-warning' },
  info: { Icon: Info, ink: 'text-info' },
} as const;

type LooseTranslator = (key: string, params?: Record<string, string | number>) => string;

/** What the policy says of one field, where it is typed: what was found, and under it why and what to do. */
export function Advice({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('findings') as unknown as LooseTranslator;
  const form = useTranslations('form.advice');
  if (findings.length === 0) return null;
  return (
    <ul className="mt-0.5 flex flex-col gap-1">
      {findings.map((finding) => {
        const { Icon, ink } = LOOKS[finding.severity];
        return (
          <li key={`${finding.rule}-${finding.path}`} className="flex items-start gap-1.5 text-xs">
            <Icon aria-hidden className={`mt-0.5 size-3.5 shrink-0 ${ink}`} />
            <details className="group min-w-0">
              <summary className="min-h-6 list-none">
                <span className={`font-medium ${ink}`}>{form(finding.severity)}</span>{' '}
                {t(`${finding.rule}.title`, finding.params)}{' '}
                <span className="text-muted underline underline-offset-2 group-open:hidden">{form('more')}</span>
              </summary>
              <p className="max-w-prose pb-1 text-muted">
                {t(`${finding.rule}.explanation`, finding.params)}{' '}
                <strong className="font-medium text-text">{t(`${finding.rule}.fix`, finding.params)}</strong>
              </p>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
