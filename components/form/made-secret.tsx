'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { ShownOnce } from './shown-once';
import { STAYS } from './use-leave-guard';

type MadeSecretProps = ComponentProps<typeof ShownOnce> & {
  /** “Token “deploy” is made” */
  title: string;
  /** The page of the form: where “I have stored it” leads without a script. */
  href: string;
  onStored: () => void;
};

/** Stands in the place of the form that made a secret or a token, until the person says that it is stored. */
export function MadeSecret({ title, href, onStored, ...once }: MadeSecretProps) {
  const t = useTranslations('shownOnce');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex max-w-2xl flex-col gap-3">
      <h3 ref={heading} tabIndex={-1} className="text-sm font-semibold outline-none">
        {title}
      </h3>
      <ShownOnce {...once} />
      <div>
        <ButtonLink
          href={href}
          onClick={(event) => {
            event.preventDefault();
            onStored();
          }}
          {...{ [STAYS]: '' }}
        >
          {t('stored')}
        </ButtonLink>
      </div>
    </div>
  );
}

/**
 * A form that makes one thing after the other: the next round throws away the last answer, and what was shown in it is forgotten at
 * once. The focus goes to the new form's first field.
 */
export function Rounds({ children }: { children: (next: () => void) => ReactNode }) {
  const [round, setRound] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (round > 0) place.current?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
  }, [round]);
  return (
    <div key={round} ref={place}>
      {children(() => setRound(round + 1))}
    </div>
  );
}
