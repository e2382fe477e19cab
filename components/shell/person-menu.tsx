import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { SoftLink } from '@/components/ui/soft-link';
import type { Role } from '@/lib/domain/permissions';
import { API_DOCS } from './places';

export type Person = { name: string; role: Role };

/** Who is signed in, their account, and the way out: a form, so that it needs no JavaScript and no GET changes anything. */
export function PersonMenu({ person, signOut }: { person: Person; signOut: () => Promise<void> }) {
  const t = useTranslations('nav');
  return (
    <details data-popup className="group relative">
      <summary
        aria-label={t('personMenu', { name: person.name })}
        className="flex min-h-11 items-center gap-2.5 rounded-md px-2 select-none hover:bg-hover"
      >
        <span
          aria-hidden
          className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-wash text-xs font-semibold text-accent uppercase"
        >
          {[...person.name][0]}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm/4 font-medium">{person.name}</span>
          <span className="block text-xs/4 text-muted">{t(`roles.${person.role}`)}</span>
        </span>
        <Icon name="chevrons-up-down" className="icon-sm shrink-0 text-muted" />
      </summary>
      <div className="absolute bottom-full left-0 z-40 mb-1 w-full min-w-52 rounded-lg border border-border bg-raised p-1 shadow-md">
        <SoftLink href="/account" className="menu-item">
          <Icon name="user-round" className="icon-md" />
          {t('account')}
        </SoftLink>
        {/* Another frame than the console's: the whole page is fetched. */}
        <a href={API_DOCS} className="menu-item">
          <Icon name="scroll-text" className="icon-md" />
          {t('apiDocs')}
        </a>
        <form action={signOut}>
          <button type="submit" className="menu-item">
            <Icon name="log-out" className="icon-md" />
            {t('signOut')}
          </button>
        </form>
      </div>
    </details>
  );
}
