import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/section';
import { TabLinks } from '@/components/ui/tabs';
import { type Role, roleMay } from '@/lib/domain/permissions';

/** The parts of the settings that have a page, in the order of their tabs: whoever adds a page adds it here. */
const PLACES = {
  policy: '/settings',
  tokens: '/settings/tokens',
  registration: '/settings/registration',
  keys: '/settings/keys',
  apiTokens: '/settings/api-tokens',
  installation: '/settings/installation',
} as const;

export type SettingsPlace = keyof typeof PLACES;

type SettingsFrameProps = { current: SettingsPlace; role: Role; children: ReactNode };

/** What every page of the settings has around it: the one h1, and the tabs of the pages that `role` may read. */
export function SettingsFrame({ current, role, children }: SettingsFrameProps) {
  const t = useTranslations('settings');
  const places = (Object.entries(PLACES) as [SettingsPlace, string][]).filter(
    ([place]) => place !== 'apiTokens' || roleMay(role, 'token:read'),
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <TabLinks
        label={t('tabs.label')}
        tabs={places.map(([place, href]) => ({ href, label: t(`tabs.${place}`), current: place === current }))}
      />
      {children}
    </>
  );
}
