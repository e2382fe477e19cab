'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Icon } from '@/components/ui/icon';
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
        {PLACES.map(({ key, href, icon, ...place }) => {
          const here = isHere(pathname, href) || ('also' in place && isHere(pathname, place.also));
          return (
            <li key={key}>
              <SoftLink href={href} aria-current={here ? 'page' : undefined} className="nav-link">
                <Icon name={icon} className="icon-md" />
                {t(key)}
              </SoftLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
