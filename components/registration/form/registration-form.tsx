'use client';

import { type ReactNode, useActionState, useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { type FormState, UNSENT } from '@/lib/domain/form-state';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { echoedForm, fromFormData } from '@/lib/domain/registration/form-values-submitted';
import { DiscoveryProvider, useDiscoveryState } from './discovery-context';
import { FormBody } from './form-body';
import type { DiscoverAction, FormFacts, SaveAction, SaveAnswer } from './form-facts';
import { FORM_ID } from './form-id';
import { SchemeOverrideProvider, useSchemeOverrideState } from './scheme-override';
import { TypedSecretProvider, useTypedSecretState } from './typed-secret';
import { useTypedBeforeHydration } from './use-typed-before-hydration';

export type RegistrationFormProps = {
  facts: FormFacts;
  /** What the form opens with. */
  initial: RegistrationFormValues;
  /** The page's heading: it gives way to that of the secret shown once. */
  header: ReactNode;
  save: SaveAction;
  discover: DiscoverAction;
};

/**
 * The form that creates and edits a registration. react-hook-form holds the values over native inputs, so the server's page is
 * a working form before and without JavaScript; the rules of `lib/domain` judge it live and on submit, and the server asks the
 * same rules again. Errors are not react-hook-form's own: the rules speak of several members at once, and its resolver would
 * bring up to date only the field that was touched.
 */
export function RegistrationForm(props: RegistrationFormProps) {
  const [posted, formAction] = useActionState(props.save, UNSENT as FormState<SaveAnswer>);
  return <OpenedRegistrationForm {...props} posted={posted} formAction={formAction} />;
}

type OpenedRegistrationFormProps = RegistrationFormProps & {
  /** What is filled in from elsewhere: changes already, that nobody has saved. */
  filled?: RegistrationFormValues;
  posted: FormState<SaveAnswer>;
  formAction: (form: FormData) => void;
};

/** The same, on a page that has another form as well, and knows which of the two was sent. */
export function OpenedRegistrationForm({
  facts,
  initial,
  filled = initial,
  header,
  save,
  discover,
  posted,
  formAction,
}: OpenedRegistrationFormProps) {
  const preview =
    posted.outcome?.status === 'ok' && posted.outcome.data.kind === 'previewed' ? posted.outcome.data.preview : null;
  // Posted without a script: the page is rendered anew, with what was typed and the issuer as it was read.
  const start = useMemo(() => {
    if (posted.attempt === 0) return filled;
    const typed = fromFormData(echoedForm(posted.values));
    return preview === null ? typed : { ...typed, issuerUrl: preview.issuer };
  }, [posted, filled, preview]);
  const form = useForm<RegistrationFormValues>({ defaultValues: start });
  useTypedBeforeHydration(FORM_ID, start, form);
  const discovery = useDiscoveryState(discover, preview);
  const typedSecret = useTypedSecretState();
  const schemeOverride = useSchemeOverrideState(posted.values.allowPrivateUseScheme?.[0] !== undefined);
  return (
    <FormProvider {...form}>
      <DiscoveryProvider state={discovery}>
        <TypedSecretProvider state={typedSecret}>
          <SchemeOverrideProvider state={schemeOverride}>
            <FormBody
              facts={facts}
              initial={initial}
              header={header}
              start={start}
              posted={posted}
              formAction={formAction}
              save={save}
            />
          </SchemeOverrideProvider>
        </TypedSecretProvider>
      </DiscoveryProvider>
    </FormProvider>
  );
}
