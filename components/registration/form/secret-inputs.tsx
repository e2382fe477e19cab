'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import type { SecretType } from '@/lib/domain/registration/secret-input';
import { useTypedSecret } from './typed-secret';
import { useControl } from './use-control';

/**
 * Where a provider's secret, or our private key, is typed. The controls are not react-hook-form's: the value is in the page's
 * own input and in the request that saves it, and nowhere else. After an error the server does not send it back.
 *
 * @param advice what the policy says of secrets, where it does not stand beside one that is there already
 */
export function SecretInputs({ kind, advice }: { kind: SecretType; advice?: ReactNode }) {
  const t = useTranslations('form.secret');
  const control = kind === 'shared_secret' ? 'clientSecret' : 'privateKey';
  const secret = { ...useControl(control), advice };
  const expiry = useControl(`${control}Expires`);
  const { note } = useTypedSecret();
  return (
    <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_12rem]">
      <Field {...secret} name={control} label={t(`label.${kind}`)} hint={t(`hint.${kind}`)} optional>
        {(props) =>
          kind === 'private_key' ? (
            <Textarea
              {...props}
              mono
              rows={4}
              autoComplete="off"
              placeholder="-----BEGIN PRIVATE KEY-----"
              onChange={(event) => note({ type: kind, length: event.target.value.length })}
            />
          ) : (
            <ConcealedInput {...props} onLength={(length) => note({ type: kind, length })} />
          )
        }
      </Field>
      <Field {...expiry} name={`${control}Expires`} label={t('expiresLabel')} hint={t('expiresHint')} optional>
        {(props) => <DateInput {...props} onChange={(event) => note({ expiresAt: event.target.valueAsDate })} />}
      </Field>
    </div>
  );
}

/** A password input that can be looked at while it is typed. Password managers are asked to stay away: it is no person's. */
function ConcealedInput({
  onLength,
  ...props
}: React.ComponentProps<typeof Input> & { onLength: (length: number) => void }) {
  const t = useTranslations('form.secret');
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        {...props}
        mono
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        data-1p-ignore
        data-lpignore="true"
        className="pr-10"
        onChange={(event) => onLength(event.target.value.length)}
      />
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('show')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute! top-1/2 right-0.5 size-7! min-h-0! -translate-y-1/2 unscripted:hidden"
      >
        <Icon aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
