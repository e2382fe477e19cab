import { useTranslations } from 'next-intl';
import { PasswordField } from '@/components/auth/password-field';
import { PasswordLink } from '@/components/auth/password-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { SignInView } from '@/lib/domain/interaction/views';
import { ClientFactsList } from './client-facts';
import { PageHead } from './page-head';

/** Who are you? By password, by company account, or as the application allows. Plain forms: they work without JavaScript. */
export function SignInPage({ view }: { view: SignInView }) {
  const t = useTranslations('interaction');
  const { client, address, error } = view;
  const sentence = error && t(`errors.${error.code}` as never, error.params as never);
  return (
    <>
      <PageHead client={client} title={t('signIn.title')}>
        {t.rich('signIn.lead', { client: client.name, strong: (words) => <Strong>{words}</Strong> })}
      </PageHead>
      {sentence && (
        <div className="mb-5">
          <ErrorSummary errors={[{ fieldId: view.local ? 'email' : 'company', message: sentence }]} />
        </div>
      )}
      {view.again && !error && <Notice className="mb-4">{t(`signIn.again.${view.again}`)}</Notice>}
      {!view.local && view.company === null && (
        <Notice tone="warning" title={t('signIn.noWayTitle')}>
          {t('signIn.noWay', { client: client.name })}
        </Notice>
      )}
      {view.local && (
        <form method="post" action={address} className="flex flex-col gap-4" noValidate>
          <Field name="email" label={t('signIn.email')} error={sentence}>
            {(control) => (
              <Input
                {...control}
                type="email"
                autoComplete="username"
                spellCheck={false}
                autoCapitalize="none"
                defaultValue={view.email}
              />
            )}
          </Field>
          <PasswordField name="password" label={t('signIn.password')} autoComplete="current-password" />
          <Button type="submit" name="act" value="sign-in" variant="primary" className="min-h-9.5 w-full">
            {t('signIn.submit')}
          </Button>
          <PasswordLink back={address} />
        </form>
      )}
      {view.local && view.company !== null && <Or>{t('signIn.or')}</Or>}
      {view.company !== null && (
        <form method="post" action={address}>
          <Button
            id="company"
            type="submit"
            name="act"
            value="company"
            variant={view.local ? 'secondary' : 'primary'}
            className="min-h-9.5 w-full"
          >
            {t('signIn.company', { host: view.company })}
          </Button>
        </form>
      )}
      <Cancel address={address} label={t('signIn.cancel', { client: client.name })} />
      <ClientFactsList client={client} />
    </>
  );
}

/** Back to the application with nothing: RFC 6749 §4.1.2.1, `access_denied`. */
export function Cancel({ address, label }: { address: string; label: string }) {
  return (
    <form method="post" action={address} className="mt-2 flex justify-center">
      <Button type="submit" name="act" value="deny" variant="ghost" className="h-auto text-muted! whitespace-normal!">
        {label}
      </Button>
    </form>
  );
}

function Strong({ children }: { children: React.ReactNode }) {
  return <strong className="font-semibold text-text">{children}</strong>;
}

function Or({ children }: { children: React.ReactNode }) {
  return (
    <p className="my-4 flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {children}
    </p>
  );
}
