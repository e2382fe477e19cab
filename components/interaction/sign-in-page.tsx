import { useTranslations } from 'next-intl';
import { PasswordField } from '@/components/auth/password-field';
import { PasswordLink } from '@/components/auth/password-link';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { SignInView } from '@/lib/domain/interaction/views';
import { ClientFactsList } from './client-facts';
import { PageHead } from './page-head';
import { WideButton } from './wide-button';

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
          <WideButton name="act" value="sign-in" variant="primary">
            {t('signIn.submit')}
          </WideButton>
          <PasswordLink back={address} />
        </form>
      )}
      {view.local && view.company !== null && <Or>{t('signIn.or')}</Or>}
      {view.company !== null && (
        <form method="post" action={address}>
          <WideButton id="company" name="act" value="company" variant={view.local ? 'secondary' : 'primary'}>
            {t('signIn.company', { host: view.company })}
          </WideButton>
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
      <WideButton name="act" value="deny" variant="ghost" className="text-muted!">
        {label}
      </WideButton>
    </form>
  );
}

/** The application’s name, in whichever direction it is read. */
function Strong({ children }: { children: React.ReactNode }) {
  return <bdi className="font-semibold text-text">{children}</bdi>;
}

function Or({ children }: { children: React.ReactNode }) {
  return (
    <p className="my-4 flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {children}
    </p>
  );
}
