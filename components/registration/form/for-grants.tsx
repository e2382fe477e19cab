'use client';

import type { ReactNode } from 'react';
import type { FormControl } from '@/lib/domain/registration/form-values-controls';
import { useFormState } from './form-context';

/** What a choice of grants has: each is a rule of `form.module.css`. */
export type GrantCircumstance =
  /** A browser comes back to the client. */
  | 'interactive'
  /** A person signs in here, in this browser or, for a device, in another one. */
  | 'signIn'
  /** A token speaks of a person. */
  | 'person'
  | 'code'
  | 'device'
  /** Tokens can be refreshed. */
  | 'refreshable';

/**
 * What is shown for some grants only. The style sheet hides it by the ticked grants, so that it holds without JavaScript; what has an
 * error is never hidden.
 */
export function ForGrants({
  when,
  controls,
  className,
  children,
}: {
  when: GrantCircumstance;
  /** Which controls stand in it. */
  controls: readonly FormControl[];
  className?: string;
  children: ReactNode;
}) {
  const { errors } = useFormState();
  const isWrong = errors.some(({ place }) => place !== null && controls.includes(place.control));
  return (
    <div data-grants={isWrong ? undefined : when} className={className}>
      {children}
    </div>
  );
}
