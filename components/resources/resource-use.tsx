import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { ResourceUse } from '@/lib/domain/resources/views';
import { isInUse } from '@/lib/domain/resources/views';

const LINK = 'text-accent underline underline-offset-3';

/** Who would miss the resource: clients that may ask for it, and the APIs that it belongs to. */
export function ResourceUseSection({ use, scopes }: { use: ResourceUse; scopes: readonly string[] }) {
  const t = useTranslations('resources');
  return (
    <Section id="use" title={t('use.title')}>
      {isInUse(use) ? <UseList use={use} scopes={scopes} /> : <p className="text-sm text-muted">{t('use.none')}</p>}
    </Section>
  );
}

/** The first of the clients by name, the number of all of them as a link to the list, and the APIs. */
export function UseList({ use, scopes }: { use: ResourceUse; scopes: readonly string[] }) {
  const t = useTranslations('resources.use');
  const { clients, clientCount, apiResources } = use;
  const [only] = scopes;
  const unlisted = clientCount.count - clients.length;
  const count = t('clients', { count: clientCount.count, more: String(!clientCount.exact) });
  return (
    <div className="flex flex-col gap-3 text-sm">
      {clientCount.count > 0 && (
        <div>
          <p>
            {scopes.length === 1 && only !== undefined ? (
              <Link href={`/registrations?${new URLSearchParams({ scope: only })}`} prefetch={false} className={LINK}>
                {count}
              </Link>
            ) : (
              count
            )}
          </p>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
            {clients.map(({ registrationId, name }) => (
              <li key={registrationId}>
                <Link
                  href={`/registrations/${encodeURIComponent(registrationId)}`}
                  prefetch={false}
                  title={name}
                  className={`font-mono text-xs wrap-anywhere ${LINK}`}
                >
                  {registrationId}
                </Link>
              </li>
            ))}
            {unlisted > 0 && (
              <li className="text-muted">{t('more', { count: unlisted, more: String(!clientCount.exact) })}</li>
            )}
          </ul>
        </div>
      )}
      {apiResources.length > 0 && (
        <div>
          <p>{t('apis', { count: apiResources.length })}</p>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
            {apiResources.map((name) => (
              <li key={name} className="font-mono text-xs wrap-anywhere">
                {name}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
