'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { PLACES } from './places';

function isHere(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}

/** The list of places, the present one marked. In a drawer it closes the drawer when one has arrived. */
export function Navigation({ label }: { label: string }) {
  const t = useTranslations('nav');
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: having arrived is the event
  useEffect(() => {
    nav.current?.closest('details')?.removeAttribute('open');
  }, [pathname]);

  return (
    <nav ref={nav} aria-label={label}>
      <ul className="flex flex-col gap-0.5">
        {PLACES.map(({ key, href, icon: Icon }) => {
          const here = isHere(pathname, href);
          return (
            <li key={key}>
              <Link
                href={href}
                prefetch={false}
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
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
