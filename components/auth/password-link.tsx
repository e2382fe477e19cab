import { useTranslations } from 'next-intl';

/** The way to another password, below a password that is asked for. `back` is the sign-in it leads back to. Needs the words `auth`. */
export function PasswordLink({ back = null }: { back?: string | null }) {
  const t = useTranslations('auth.change');
  return (
    <a
      href={back === null ? '/password' : `/password?back=${encodeURIComponent(back)}`}
      className="inline-flex min-h-6 items-center self-center text-xs text-accent underline underline-offset-3 hover:decoration-2 pointer-coarse:min-h-11"
    >
      {t('link')}
    </a>
  );
}
