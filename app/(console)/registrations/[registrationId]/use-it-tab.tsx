import { getTranslations } from 'next-intl/server';
import { ToolSection } from '@/components/registration/detail/tool-section';
import { Notice } from '@/components/ui/notice';
import { getMetadata } from '@/lib/data/registrations';
import { listPersonalScopeNames } from '@/lib/data/resources';
import type { Actor } from '@/lib/domain/actor';
import type { RegistrationDetail } from '@/lib/domain/registration/views';
import { readProvider } from '@/lib/domain/use-it/subject';
import { toolHelp } from '@/lib/domain/use-it/use-it';

/** **Use it**: what to paste into a tool so that it uses this registration, those first that fit. */
export async function UseItTab({ registration, actor }: { registration: RegistrationDetail; actor: Actor }) {
  const { configuration } = registration;
  const [t, metadata, personalScopes] = await Promise.all([
    getTranslations('useIt'),
    getMetadata(actor, registration),
    configuration.providerMode === 'built_in' ? listPersonalScopeNames(actor) : [],
  ]);
  const provider = readProvider(configuration, metadata?.document ?? null);
  const help = toolHelp({ configuration, provider, personalScopes });
  const fitting = help.filter(({ snippets }) => snippets.length > 0);
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      {metadata === null && <Notice tone="warning">{t('unverified')}</Notice>}
      {configuration.providerMode === 'built_in' && !configuration.enabled && (
        <Notice tone="warning">{t('disabled')}</Notice>
      )}
      {[...fitting, ...help.filter((one) => !fitting.includes(one))].map((one) => (
        <ToolSection key={one.tool} help={one} />
      ))}
    </div>
  );
}
