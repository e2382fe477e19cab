import { Breakable } from '@/components/ui/breakable';

/** A member's name on the wire. */
export function WireName({ name }: { name: string }) {
  return (
    <code className="text-2xs wrap-anywhere text-muted">
      <Breakable text={name} />
    </code>
  );
}
