import { useTranslations } from 'next-intl';

/** As whom somebody is signed in. Needs the words `interaction`. */
export function AccountLine({ account }: { account: { name: string; email: string } }) {
  const t = useTranslations('interaction');
  return (
    <p className="flex min-w-0 items-center gap-3 rounded-lg border border-border bg-sunken px-3 py-2">
      <span
        aria-hidden
        className="flex size-8 shrink-0 items-center justify-center rounded-full bg-surface text-sm font-semibold text-muted"
      >
        {[...account.name][0]?.toUpperCase()}
      </span>
      <span className="min-w-0">
        <span className="sr-only">{t('signedInAs')} </span>
        <span className="block truncate text-sm font-medium">{account.name}</span>
        <span className="block truncate text-xs text-muted">{account.email}</span>
      </span>
    </p>
  );
}
