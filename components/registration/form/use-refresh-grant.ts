import { useFormContext } from 'react-hook-form';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { REFRESH_TOKEN } from '@/lib/domain/registration/refresh';

/**
 * Refresh count and the grant `refresh_token` are one control (fields.md §5): at our own server, who sets one sees the other follow.
 * Without a script an empty limit follows the grant when it is saved.
 */
export function useRefreshGrant() {
  const { getValues, setValue } = useFormContext<RegistrationFormValues>();
  const isOurs = () => getValues('providerMode') === 'built_in';
  const isNone = () => getValues('refreshTokenLimit') === 'limit' && Number(getValues('refreshTokenCount')) === 0;

  /** After the grant was ticked or unticked. */
  const followGrant = (ticked: boolean) => {
    if (!isOurs() || ticked !== isNone()) return;
    setValue('refreshTokenLimit', ticked ? 'unlimited' : 'limit', { shouldDirty: true });
    if (!ticked) setValue('refreshTokenCount', '', { shouldDirty: true });
  };

  /** After the count was changed. */
  const followCount = () => {
    if (!isOurs()) return;
    const others = getValues('grantTypes').filter((grant) => grant !== REFRESH_TOKEN);
    setValue('grantTypes', isNone() ? others : [...others, REFRESH_TOKEN], { shouldDirty: true });
  };
  return { followGrant, followCount };
}
