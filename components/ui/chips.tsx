/** Short values side by side, each a word of its own: scopes, response types. */
export function Chips({ values }: { values: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {values.map((value) => (
        <li key={value} className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs wrap-anywhere">
          {value}
        </li>
      ))}
    </ul>
  );
}
