import type { ReactNode } from 'react';
import { SoftLink } from './soft-link';

export type TabLink = { href: string; label: ReactNode; current: boolean; count?: number };

/** Tabs that are links: the open one is in the address, so Back, bookmarks and a page without JavaScript work. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="-mx-1 mb-5 overflow-x-auto border-b border-border">
      <ul className="flex min-w-max">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <SoftLink href={tab.href} keepScroll aria-current={tab.current ? 'page' : undefined} className="tab-link">
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-full bg-sunken px-1.5 text-2xs text-muted tabular-nums">{tab.count}</span>
              )}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
