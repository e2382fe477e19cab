import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { SoftLink } from '@/components/ui/soft-link';
import { type Finding, SEVERITIES, type Severity } from '@/lib/domain/policy/finding';
import { FIELDS } from '@/lib/domain/registration/fields';
import type { RegistrationField } from '@/lib/domain/registration/model';

const LOOKS = {
  error: { icon: 'circle-alert', ink: 'text-danger' },
  warning: { icon: 'triangle-alert', ink: 'text-warning' },
  info: { icon: 'info', ink: 'text-info' },
} as const satisfies Record<Severity, unknown>;

type FindingsListProps = {
  findings: readonly Finding[];
  /** Where secrets are reset, for those who may: what a finding about a secret asks for. */
  secretsHref: string | null;
};

/** What the policy has to say, worst first, each with its reason and its fix; an empty list says that it was checked. */
export function FindingsList({ findings, secretsHref }: FindingsListProps) {
  const t = useTranslations('findings');
  const detail = useTranslations('detail');
  const fields = useTranslations('fields');
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        <Icon name="circle-check" className="size-4 text-success" />
        {detail('noFindings')}
      </p>
    );
  }
  const worstFirst = findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return (
    <ul className="-my-3 divide-y divide-border">
      {worstFirst.map((finding) => {
        const { icon, ink } = LOOKS[finding.severity];
        const field = finding.path?.split('.')[0];
        const rule = finding.rule as 'redirect-http';
        return (
          <li key={`${finding.rule} ${finding.path ?? ''}`} className="flex gap-2.5 py-3">
            <Icon name={icon} className={`mt-0.5 size-4 shrink-0 ${ink}`} />
            <div className="min-w-0">
              <p className="font-medium break-words">
                <span className="sr-only">{detail(`severity.${finding.severity}`)}: </span>
                {t(`${rule}.title`, finding.params as never)}
              </p>
              <p className="max-w-prose text-sm text-muted">
                {t(`${rule}.explanation`, finding.params as never)} {t(`${rule}.fix`, finding.params as never)}
              </p>
              {secretsHref !== null && rule.startsWith('secret-') && (
                <SoftLink
                  href={secretsHref}
                  className="inline-block min-h-6 text-sm font-medium text-accent underline underline-offset-3"
                >
                  {detail('toSecrets')}
                </SoftLink>
              )}
              <p className="mt-0.5 text-xs text-muted">
                <code className="font-mono">{finding.rule}</code>
                {field && field in FIELDS && ` · ${fields(`labels.${field as RegistrationField}`)}`}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
