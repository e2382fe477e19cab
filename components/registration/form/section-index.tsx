'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { Section } from '@/lib/domain/registration/fields';
import type { FormControl } from '@/lib/domain/registration/form-values-controls';
import { differingFields } from '@/lib/domain/registration/form-values-merge';
import { useFormState, useFormValues } from './form-context';
import { Mark } from './mark';
import { SECTION_ORDER, sectionOf } from './page-order';

/** Sections of the members that only our own server honours. */
const BUILT_IN: readonly Section[] = ['tokens', 'signIn'];

/** The side index: where one is, what has errors, what was changed. */
export function SectionIndex() {
  const t = useTranslations('form.index');
  const titles = useTranslations('fields.sections');
  const { errors, baseline } = useFormState();
  const changed = differingFields(baseline, useFormValues());
  const current = useCurrentSection();
  const count = (controls: readonly FormControl[], section: Section) =>
    controls.filter((control) => sectionOf(control) === section).length;
  const wrong = errors.flatMap(({ place }) => (place === null ? [] : [place.control]));

  return (
    <nav aria-label={t('label')} className="hidden lg:block">
      <ul className="sticky top-20 flex flex-col gap-0.5">
        {SECTION_ORDER.map((section) => {
          const errorCount = count(wrong, section);
          const changeCount = count(changed, section);
          return (
            <li key={section} data-modes={BUILT_IN.includes(section) ? 'built_in' : undefined}>
              <a
                href={`#section-${section}`}
                aria-current={current === section ? 'location' : undefined}
                className={clsx(
                  'flex min-h-8 flex-col justify-center rounded-md border-l-2 px-3 py-1 text-sm hover:bg-hover',
                  current === section
                    ? 'border-accent font-medium'
                    : 'border-transparent text-muted forced:border-l-[Canvas]',
                )}
              >
                {titles(section)}
                {(errorCount > 0 || changeCount > 0) && (
                  <span className="flex gap-2 font-normal">
                    {errorCount > 0 && <Mark tone="error">{t('errors', { count: errorCount })}</Mark>}
                    {changeCount > 0 && <Mark tone="changed">{t('changes', { count: changeCount })}</Mark>}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The section at the top of the window. */
function useCurrentSection(): Section | null {
  const [current, setCurrent] = useState<Section | null>(null);
  useEffect(() => {
    const visible = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) visible.add(entry.target.id);
          else visible.delete(entry.target.id);
        }
        setCurrent(SECTION_ORDER.find((section) => visible.has(`section-${section}`)) ?? null);
      },
      { rootMargin: '-72px 0px -55% 0px' },
    );
    for (const section of SECTION_ORDER) {
      const element = document.getElementById(`section-${section}`);
      if (element !== null) observer.observe(element);
    }
    return () => observer.disconnect();
  }, []);
  return current;
}
