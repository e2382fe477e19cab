import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Description, DescriptionList } from '@/components/ui/description-list';
import { useDuration } from '@/components/ui/duration';
import { Section } from '@/components/ui/section';
import { differsFromDefault, FIELDS, fieldsOf, SECTIONS } from '@/lib/domain/registration/fields';
import type { RegistrationConfiguration, RegistrationField } from '@/lib/domain/registration/model';
import { FieldValue } from './field-value';

/** Said in the page's heading already. */
const IN_HEADING: ReadonlySet<RegistrationField> = new Set(['providerMode', 'enabled']);

/** Shown even where they are empty, and without a default worth naming: every registration has its own. */
const ALWAYS_OWN: ReadonlySet<RegistrationField> = new Set([
  'registrationId',
  'clientId',
  'name',
  'issuerUrl',
  'grantTypes',
  'responseTypes',
  'redirectUris',
  'scopes',
]);

/** Where nothing said is something, too: the global setting. */
const SAID_BY_NULL: ReadonlySet<RegistrationField> = new Set(['accessTokenLifetime']);

/** Whether a member says anything: what is empty is named in one line instead of filling the page. */
function isSaid(value: unknown): boolean {
  if (value === null || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Whether somebody chose otherwise than a new registration would have it. Where that has nothing, any value is one's own. */
function isChosen(configuration: RegistrationConfiguration, field: RegistrationField): boolean {
  if (ALWAYS_OWN.has(field) || !(SAID_BY_NULL.has(field) || isSaid(FIELDS[field].defaultValue))) return false;
  return differsFromDefault(configuration, field);
}

/** The whole configuration, section by section; what somebody chose differently from the default is marked. */
export function RegistrationOverview({
  configuration,
  globalAccessTokenLifetime,
}: {
  configuration: RegistrationConfiguration;
  /** Seconds; null where no token of ours is issued. */
  globalAccessTokenLifetime: number | null;
}) {
  const duration = useDuration();
  const t = useTranslations('fields');
  const detail = useTranslations('detail');
  const fields = fieldsOf(configuration.providerMode).filter((field) => !IN_HEADING.has(field));
  return (
    <div className="flex flex-col gap-6">
      {SECTIONS.map((section) => {
        const members = fields.filter((field) => FIELDS[field].section === section);
        if (members.length === 0) return null;
        const said = members.filter(
          (field) => ALWAYS_OWN.has(field) || SAID_BY_NULL.has(field) || isSaid(configuration[field]),
        );
        const unsaid = members.filter((field) => !said.includes(field));
        return (
          <Section key={section} id={section} title={t(`sections.${section}`)}>
            <DescriptionList className="-my-2.5">
              {said.map((field) => (
                <Description
                  key={field}
                  term={
                    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
                      {t(`labels.${field}`)}
                      {isChosen(configuration, field) && (
                        <Badge title={detail('notDefaultTitle')}>{detail('notDefault')}</Badge>
                      )}
                    </span>
                  }
                >
                  <FieldValue field={field} configuration={configuration} />
                  {field === 'accessTokenLifetime' &&
                    configuration.accessTokenLifetime === null &&
                    globalAccessTokenLifetime !== null && (
                      <span className="text-muted">
                        {detail('globalAtPresent', { duration: duration(globalAccessTokenLifetime) })}
                      </span>
                    )}
                </Description>
              ))}
            </DescriptionList>
            {unsaid.length > 0 && (
              <p className="mt-3 border-t border-border pt-3 text-xs text-muted">
                {detail('unset', { members: unsaid.map((field) => t(`labels.${field}`)).join(', ') })}
              </p>
            )}
          </Section>
        );
      })}
    </div>
  );
}
