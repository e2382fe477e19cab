import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choice';
import type { AskedScope, ConsentView } from '@/lib/domain/interaction/views';
import { AccountLine } from './account-line';
import { ClientFactsList } from './client-facts';
import { PageHead } from './page-head';
import { WideButton } from './wide-button';

/** Characters that make a heading of several lines. */
const LONG_NAME = 60;

/** May this application have what it asks for? What is required cannot be taken out, everything else can. */
export function ConsentPage({ view }: { view: ConsentView }) {
  const t = useTranslations('interaction.consent');
  const { client } = view;
  return (
    <>
      <PageHead
        client={client}
        title={t.rich('title', {
          client: client.name,
          bdi: (words) => <bdi className="inline-block max-w-full">{words}</bdi>,
        })}
        long={client.name.length > LONG_NAME}
      >
        {t('lead')}
      </PageHead>
      <form method="post" action={view.address} className="flex flex-col gap-5">
        <AccountLine account={view.account} />
        <Scopes legend={t('identity')} scopes={view.identity} />
        <Scopes legend={t('access')} scopes={view.access} />
        {view.claims.length > 0 && (
          <p className="text-sm">
            {t('claims')} <code className="font-mono text-xs">{view.claims.join(', ')}</code>
          </p>
        )}
        {view.mayRemember && (
          <Checkbox
            name="remember"
            value="yes"
            label={t('remember')}
            hint={
              view.rememberedFor === null
                ? t('rememberHint')
                : t('rememberFor', { days: Math.max(1, Math.round(view.rememberedFor / 86_400)) })
            }
          />
        )}
        <div className="flex flex-col gap-2 sm:flex-row-reverse">
          <WideButton name="act" value="allow" variant="primary" className="flex-1">
            {t('allow')}
          </WideButton>
          <WideButton name="act" value="deny" className="flex-1">
            {t('deny')}
          </WideButton>
        </div>
        <Button type="submit" name="act" value="switch" variant="link" className="self-center">
          {t('switch')}
        </Button>
      </form>
      <ClientFactsList client={client} />
    </>
  );
}

function Scopes({ legend, scopes }: { legend: string; scopes: readonly AskedScope[] }) {
  const t = useTranslations('interaction.consent');
  if (scopes.length === 0) return null;
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="mb-1 text-xs font-medium text-muted">{legend}</legend>
      <ul className="divide-y divide-border rounded-lg border border-border">
        {scopes.map((scope) => (
          <li key={scope.name} className="px-3 py-1.5">
            <Checkbox
              name="scopes"
              value={scope.name}
              defaultChecked
              disabled={scope.required}
              label={
                <span className={scope.emphasize ? 'font-semibold' : 'font-medium'}>
                  {scope.displayName || (scope.name === 'offline_access' ? t('offline') : scope.name)}
                </span>
              }
              hint={scope.description || undefined}
              aside={
                <>
                  {scope.emphasize && <Badge tone="warning">{t('emphasized')}</Badge>}
                  {scope.required && <Badge>{t('required')}</Badge>}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
