import { REST_BASE } from './operation';

type Cursors = { nextCursor: string | null; previousCursor: string | null };

/** RFC 8288: the addresses of the pages around this one, with the same filters. */
export function linksOf(
  path: string,
  query: Readonly<Record<string, unknown>>,
  { nextCursor, previousCursor }: Cursors,
): Record<string, string> {
  const { after: _after, before: _before, ...filters } = query;
  const address = (place: Record<string, string>) =>
    `<${REST_BASE}${path}?${new URLSearchParams({ ...(filters as Record<string, string>), ...place })}>`;
  const links = [
    ...(nextCursor === null ? [] : [`${address({ after: nextCursor })}; rel="next"`]),
    ...(previousCursor === null ? [] : [`${address({ before: previousCursor })}; rel="prev"`]),
  ];
  return links.length === 0 ? {} : { Link: links.join(', ') };
}
