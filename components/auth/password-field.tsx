'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type PasswordFieldProps = {
  name: string;
  id?: string;
  label: string;
  hint?: ReactNode;
  error?: ReactNode[];
  autoComplete: 'current-password' | 'new-password';
};

/** A password with a button to see it (OWASP ASVS 5.0 §6.2.6). Pasting and password managers are welcome. Needs the words `auth`. */
export function PasswordField({ autoComplete, ...field }: PasswordFieldProps) {
  const t = useTranslations('auth');
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field {...field}>
      {(control) => (
        <div className="relative flex">
          <Input
            {...control}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            maxLength={1024}
            spellCheck={false}
            autoCapitalize="none"
            className="w-full pr-10"
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t('showPassword')}
            title={t('showPassword')}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-muted hover:text-text unscripted:hidden"
          >
            <Icon aria-hidden className="size-4" />
          </button>
        </div>
      )}
    </Field>
  );
}
