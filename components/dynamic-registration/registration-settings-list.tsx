import { useTranslations } from 'next-intl';
import { Chips } from '@/components/ui/chips';
import { Description, DescriptionList } from '@/components/ui/description-list';
import type { RegistrationSettings } from '@/lib/domain/dynamic-registration/settings';

/** The settings as a reader sees them: text, no disabled inputs. */
export function RegistrationSettingsList({ settings }: { settings: RegistrationSettings }) {
  const t = useTranslations('settings.registration');
  return (
    <DescriptionList className="-my-2.5">
      <Description term={t('access')}>{t(`accesses.${settings.access}.label`)}</Description>
      <Description term={t('approval')}>{t(`approvals.${settings.approval}.label`)}</Description>
      <Description term={t('grantSet')}>{t(`grantSets.${settings.grantSet}.label`)}</Description>
      <Description term={t('defaultScopes')}>
        {settings.defaultScopes.length > 0 ? <Chips values={settings.defaultScopes} /> : t('noScopes')}
      </Description>
      <Description term={t('openQuota')}>{settings.openQuota}</Description>
    </DescriptionList>
  );
}
