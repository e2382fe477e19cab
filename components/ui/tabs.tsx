import type { ReactNode } from 'react';
import { SoftLink } from './soft-link';
import { TabStrip } from './tab-strip';

export type TabLink = { href: string; label: ReactNode; current: boolean; count?: number };

/** Tabs that are links: the open one is in the address, so Back, bookmarks and a page without JavaScript work. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <TabStrip label={label} open={tabs.find(({ current }) => current)?.href}>
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
    </TabStrip>
  );
}
