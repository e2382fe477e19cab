import type { Severity } from '@/lib/domain/policy/finding';

/** Lucide’s shapes for copy, circle-alert, triangle-alert and info (ISC licence), each drawn once for the whole list. */
const SHAPES = {
  copy: (
    <>
      <rect width="14" height="14" x="8" y="8" rx="2" ry="2" />
      <path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2" />
    </>
  ),
  error: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="M12 8v4M12 16h.01" />
    </>
  ),
  warning: <path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01" />,
  info: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="M12 16v-4M12 8h.01" />
    </>
  ),
} as const satisfies Record<Severity | 'copy', unknown>;

/** The shapes that `ListIcon` refers to. Stands once, before the list: a hundred icons spelt out would be a fifth of the page. */
export function ListIconShapes() {
  return (
    <svg aria-hidden="true" className="hidden">
      {Object.entries(SHAPES).map(([name, shape]) => (
        <symbol key={name} id={`list-${name}`} viewBox="0 0 24 24">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

/** One icon of the list. */
export function ListIcon({ name }: { name: keyof typeof SHAPES }) {
  return (
    <svg aria-hidden="true" className="list-icon">
      <use href={`#list-${name}`} />
    </svg>
  );
}
