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

/**
 * What the policy says of one field, where it is typed: what was found, and under it why and what to do. A rule that finds several
 * values says so once.
 */
export function Advice({ findings }: { findings: readonly Finding[] }) {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  if (rules.length === 0) return null;
  return (
    <ul className="mt-0.5 flex flex-col gap-1">
      {rules.map((rule) => (
        <RuleAdvice key={rule} findings={findings.filter((finding) => finding.rule === rule)} />
      ))}
    </ul>
  );
}

function RuleAdvice({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('findings') as unknown as LooseTranslator;
  const form = useTranslations('form.advice');
  const [first, ...others] = findings;
  if (first === undefined) return null;
  const { rule, severity, params } = first;
  const { Icon, ink } = LOOKS[severity];
  return (
    <li className="flex items-start gap-1.5 text-xs">
      <Icon aria-hidden className={`mt-0.5 size-3.5 shrink-0 ${ink}`} />
      <details className="group min-w-0">
        <summary className="min-h-6 list-none">
          <span className={`font-medium ${ink}`}>{form(severity)}</span> {t(`${rule}.title`, params)}{' '}
          {others.length > 0 && `${form('others', { count: others.length })} `}
          <span className="text-muted underline underline-offset-2 group-open:hidden">{form('more')}</span>
        </summary>
        <div className="flex max-w-prose flex-col gap-1 pb-1 text-muted">
          {others.map((other) => (
            <p key={other.path}>{t(`${rule}.title`, other.params)}</p>
          ))}
          <p>
            {t(`${rule}.explanation`, params)}{' '}
            <strong className="font-medium text-text">{t(`${rule}.fix`, params)}</strong>
          </p>
        </div>
      </details>
    </li>
  );
}
