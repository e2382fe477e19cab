'use client';

import { clsx } from 'clsx';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { SoftLink } from '@/components/ui/soft-link';
import { PLACES } from './places';

function isHere(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}

/** The list of places, the present one marked. It closes the drawer it stands in when one has arrived. */
export function Navigation({ label, drawer }: { label: string; drawer: string }) {
  const t = useTranslations('nav');
  const pathname = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: having arrived is the event
  useEffect(() => {
    const element = document.getElementById(drawer);
    if (element?.matches(':popover-open')) element.hidePopover();
  }, [pathname, drawer]);

  return (
    <nav aria-label={label}>
      <ul className="flex flex-col gap-0.5">
        {PLACES.map(({ key, href, icon: Icon }) => {
          const here = isHere(pathname, href);
          return (
            <li key={key}>
              <SoftLink
                href={href}
                aria-current={here ? 'page' : undefined}
                className={clsx(
                  'flex min-h-8 items-center gap-2.5 rounded-md px-2.5 text-sm font-medium pointer-coarse:min-h-11',
                  here
                    ? 'bg-accent-wash text-accent forced:underline'
                    : 'text-muted transition-colors hover:bg-hover hover:text-text',
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
                {t(key)}
              </SoftLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
