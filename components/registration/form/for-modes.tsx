import type { ReactNode } from 'react';
import type { ProviderMode } from '@/lib/domain/registration/model';

/**
 * What is shown in some modes only. The style sheet hides it by the checked radio, so that it holds without JavaScript and from
 * the first frame; what is typed in it stays typed, and is not sent to the rules.
 */
export function ForModes({
  modes,
  className,
  children,
}: {
  modes: readonly ProviderMode[];
  className?: string;
  children: ReactNode;
}) {
  return (
    <div data-modes={modes.join(' ')} className={className}>
      {children}
    </div>
  );
}

/** What is shown for one type of client only; hidden the same way. */
export function ForClientType({
  type,
  className,
  children,
}: {
  type: 'confidential' | 'public';
  className?: string;
  children: ReactNode;
}) {
  return (
    <div data-client-type={type} className={className}>
      {children}
    </div>
  );
}

/** What is shown for some client authentication methods only; hidden the same way. */
export function ForMethods({ methods, children }: { methods: readonly string[]; children: ReactNode }) {
  return <div data-methods={methods.join(' ')}>{children}</div>;
}
