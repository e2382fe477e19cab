import { Breakable } from '@/components/ui/breakable';

/** Values as a provider lists them. Long ones (claim URIs, scopes) break rather than push the page wide. */
export function ChipList({ values, label }: { values: readonly string[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1">
      {values.map((value) => (
        <li key={value} className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-2xs wrap-anywhere forced:border">
          <Breakable text={value} />
        </li>
      ))}
    </ul>
  );
}
