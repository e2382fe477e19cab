'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

const ITEM =
  'flex min-h-8 cursor-default items-center gap-2 rounded-md px-2.5 text-sm outline-none select-none data-highlighted:bg-hover data-disabled:opacity-55 pointer-coarse:min-h-11';

/** A button's menu of acts and links (WAI-ARIA APG menu button). `trigger` is the button itself. */
export function Menu({
  trigger,
  align = 'end',
  children,
}: {
  trigger: ReactElement;
  align?: 'start' | 'end';
  children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50">
          <Base.Popup className="min-w-44 rounded-lg border border-border bg-raised p-1 shadow-md outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One act. */
export function MenuItem({
  onSelect,
  tone,
  icon,
  children,
}: {
  onSelect: () => void;
  tone?: 'danger';
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Base.Item onClick={onSelect} className={clsx(ITEM, tone === 'danger' && 'text-danger')}>
      {icon}
      {children}
    </Base.Item>
  );
}

/** One place to go. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.Item render={<Link href={href} />} className={ITEM}>
      {icon}
      {children}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-border" />;
}
