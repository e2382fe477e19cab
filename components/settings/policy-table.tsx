import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { Select } from '@/components/ui/input';
import { SEVERITY_CHOICES, type SeverityChoice, severityField } from '@/lib/domain/policy/severity-choice';
import type { RuleFacts } from './rule-facts';

type PolicyTableProps = {
  rules: readonly RuleFacts[];
  severityOf: (id: RuleFacts['id']) => string;
  editable?: boolean;
};

const TONES: Record<SeverityChoice, Tone> = { error: 'danger', warning: 'warning', info: 'info', off: 'neutral' };

/** Every rule with what it counts as. A list of cards on a phone, a row of three on wider screens. */
export function PolicyTable({ rules, severityOf, editable = false }: PolicyTableProps) {
  return (
    <ul className="divide-y divide-border">
      {rules.map((rule) => {
        const severity = severityOf(rule.id);
        return (
          <li key={rule.id} className="grid gap-x-6 gap-y-1.5 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_13rem] sm:px-5">
            <RuleText rule={rule} />
            <div className="flex flex-col gap-1">
              {editable ? (
                <SeveritySelect rule={rule} severity={severity} />
              ) : (
                <SeverityBadge rule={rule} severity={severity} />
              )}
              <Standard rule={rule} severity={severity} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function RuleText({ rule: { id, name, explanation, source } }: { rule: RuleFacts }) {
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={severityField(id)} className="text-sm font-medium">
          {name}
        </label>
        <code className="text-xs text-muted">{id}</code>
      </div>
      <p className="max-w-prose text-sm text-muted">
        {explanation} {source && <Source source={source} />}
      </p>
    </div>
  );
}

function Source({ source: { clause, href } }: { source: NonNullable<RuleFacts['source']> }) {
  const t = useTranslations('settings.policy');
  if (href === null) return <span className="text-xs whitespace-nowrap">{t('from', { source: clause })}</span>;
  return (
    <a href={href} rel="noreferrer" className="text-xs whitespace-nowrap text-accent underline underline-offset-3">
      {clause}
    </a>
  );
}

function SeveritySelect({ rule, severity }: { rule: RuleFacts; severity: string }) {
  const nameOf = useChoiceName();
  return (
    <Select
      id={severityField(rule.id)}
      name={severityField(rule.id)}
      aria-describedby={rule.exception === null && severity === 'default' ? undefined : `${rule.id}-standard`}
      defaultValue={severity}
    >
      {(['default', ...SEVERITY_CHOICES] as const).map((choice) => (
        <option key={choice} value={choice}>
          {nameOf(choice, rule)}
        </option>
      ))}
    </Select>
  );
}

function SeverityBadge({ rule, severity }: { rule: RuleFacts; severity: string }) {
  const nameOf = useChoiceName();
  const tone = severity in TONES ? TONES[severity as SeverityChoice] : 'neutral';
  return (
    <span>
      <Badge tone={tone}>{nameOf(severity, rule)}</Badge>
    </span>
  );
}

/** What the default is where it is not in force, or where it depends on the client. */
function Standard({ rule: { id, standard, exception }, severity }: { rule: RuleFacts; severity: string }) {
  const t = useTranslations('settings.policy');
  const isDefault = severity === 'default';
  if (isDefault && exception === null) return null;
  return (
    <p id={`${id}-standard`} className="text-xs text-muted">
      {isDefault ? exception : [t('default', { severity: standard }), exception].filter(Boolean).join('; ')}
    </p>
  );
}

/** “Warning”, “Default (error)”; of a choice that is none, the text itself. */
export function useChoiceName(): (choice: string, rule: RuleFacts | undefined) => string {
  const t = useTranslations('settings');
  return (choice, rule) => {
    if (choice === 'default') return t('policy.standard', { severity: rule?.standard ?? '' });
    return SEVERITY_CHOICES.some((known) => known === choice) ? t(`severities.${choice as SeverityChoice}`) : choice;
  };
}
