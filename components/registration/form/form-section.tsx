'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';
import type { Section as SectionName } from '@/lib/domain/registration/fields';

/** One of the form's parts; `section-index.tsx` leads to its id. */
export function FormSection({ section, children }: { section: SectionName; children: ReactNode }) {
  const t = useTranslations('fields.sections');
  const form = useTranslations('form.sections');
  return (
    <Section id={`section-${section}`} title={t(section)} description={form(section)} className="scroll-mt-20">
      <div className="flex flex-col gap-5">{children}</div>
    </Section>
  );
}
