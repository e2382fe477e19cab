'use client';

import { useTranslations } from 'next-intl';
import { useFormAction } from '@/components/form/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/domain/form-state';
import { FormFeedback } from './form-feedback';

/** The other way in, where the operator has configured one. Needs the words `auth`, `errors` and `fieldErrors`. */
export function CompanySignInForm({ returnTo, action }: { returnTo: string; action: FormAction<never> }) {
  const t = useTranslations('auth');
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="mt-5 flex flex-col gap-4 border-t border-border pt-5">
      <FormFeedback state={state} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <SubmitButton variant="secondary" className="w-full">
        {t('signInElsewhere')}
      </SubmitButton>
    </form>
  );
}
