import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type FormState, typedValue } from '@/lib/domain/form-state';
import { useFieldErrors } from './form-feedback';

type EmailFieldProps = {
  state: FormState<unknown>;
  /** The address that is fixed, and why; without it, it is typed. */
  fixed?: { email: string; reason: string } | undefined;
};

/** Whose password it is: password managers file it under this name. What was typed survives a refusal. Needs the words `auth` and `fieldErrors`. */
export function EmailField({ state, fixed }: EmailFieldProps) {
  const t = useTranslations('auth');
  const errorsOf = useFieldErrors(state);
  return (
    <Field name="email" label={t('email')} hint={fixed?.reason} error={errorsOf('email')}>
      {(control) => (
        <Input
          {...control}
          type="email"
          autoComplete="username"
          readOnly={fixed !== undefined}
          spellCheck={false}
          autoCapitalize="none"
          defaultValue={fixed?.email ?? typedValue(state, 'email')}
        />
      )}
    </Field>
  );
}
