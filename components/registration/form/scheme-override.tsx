'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { Checkbox } from '@/components/ui/choice';

type SchemeOverrideState = { allowed: boolean; allow: (allowed: boolean) => void };

const SchemeOverrideContext = createContext<SchemeOverrideState>({ allowed: false, allow: () => {} });

/** @param initially what was ticked when the form came back without a script */
export function useSchemeOverrideState(initially: boolean): SchemeOverrideState {
  const [allowed, allow] = useState(initially);
  return useMemo(() => ({ allowed, allow }), [allowed]);
}

export function SchemeOverrideProvider({ state, children }: { state: SchemeOverrideState; children: ReactNode }) {
  return <SchemeOverrideContext value={state}>{children}</SchemeOverrideContext>;
}

/** Whether the person lets this save have a private-use scheme without a dot. */
export function useSchemeOverride(): SchemeOverrideState {
  return useContext(SchemeOverrideContext);
}

/**
 * The administrator's override of RFC 8252 §7.1 for native clients (security.md §1): `myapp:/callback` is refused unless this is
 * ticked. It belongs to the save, not to the registration: what was allowed once stays allowed while it is not changed.
 */
export function SchemeOverride() {
  const t = useTranslations('form.grants');
  const { allowed, allow } = useSchemeOverride();
  return (
    <div data-application-type="native">
      <Checkbox
        id="allowPrivateUseScheme"
        name="allowPrivateUseScheme"
        label={t('allowScheme')}
        hint={t('allowSchemeHint')}
        defaultChecked={allowed}
        onChange={(event) => allow(event.target.checked)}
      />
    </div>
  );
}
