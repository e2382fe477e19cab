import { useTranslations } from 'next-intl';
import { absoluteTime } from '@/components/ui/time';
import type { DashboardView } from '@/lib/domain/dashboard/dashboard';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** The drawing's own units. */
const STEP = 44;
const BAR = 26;
const HEIGHT = 108;
const FLOOR = HEIGHT - 22;
/** `secret-expiring` finds what expires within 30 days; weeks that begin before then are its marks. */
const EXPIRING_WEEKS = 4;

type Column = { key: string; label: string; title: string; count: number; href: string | null; ink: string };

/** The columns of the timeline: what has expired, then a week each from `now`. */
function useColumns({ overdue, weeks }: DashboardView['expiry'], now: number): Column[] {
  const t = useTranslations('dashboard.expiry');
  const begins = (week: number) => absoluteTime(new Date(now + week * WEEK_MS)).slice(0, 10);
  return [
    {
      key: 'overdue',
      label: t('overdue'),
      title: t('overdueCount', { count: overdue }),
      count: overdue,
      href: '/registrations?finding=secret-expired',
      ink: 'fill-danger',
    },
    ...weeks.map((count, week) => ({
      key: String(week),
      label: begins(week).slice(5),
      title: t('weekCount', { date: begins(week), count }),
      count,
      href: week < EXPIRING_WEEKS ? '/registrations?finding=secret-expiring' : null,
      ink: week < EXPIRING_WEEKS ? 'fill-warning' : 'fill-accent',
    })),
  ];
}

/** When secrets expire, drawn by week; the same as a table for whoever does not see it. Marks within a filter's reach lead to it. */
export function ExpiryTimeline({ expiry, now }: { expiry: DashboardView['expiry']; now: number }) {
  const t = useTranslations('dashboard.expiry');
  const columns = useColumns(expiry, now);
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const tallest = FLOOR - 18;
  return (
    <figure>
      <div className="fading-edges overflow-x-auto">
        {/* biome-ignore lint/a11y/useSemanticElements: a group of marks in a drawing, not of form fields */}
        <svg
          viewBox={`0 0 ${STEP * columns.length} ${HEIGHT}`}
          role="group"
          aria-label={t('title')}
          className="h-auto w-full min-w-136 font-sans"
        >
          <line x1="0" x2={STEP * columns.length} y1={FLOOR} y2={FLOOR} className="stroke-border" />
          {columns.map(({ key, label, title, count, href, ink }, at) => {
            const height = count === 0 ? 0 : Math.max(4, (tallest * count) / most);
            const x = at * STEP + (STEP - BAR) / 2;
            const mark = (
              <>
                <title>{title}</title>
                <rect x={at * STEP} y="0" width={STEP} height={FLOOR} fill="transparent" />
                <rect x={x} y={FLOOR - height} width={BAR} height={height} rx="3" className={ink} />
                {count > 0 && (
                  <text
                    x={x + BAR / 2}
                    y={FLOOR - height - 5}
                    textAnchor="middle"
                    fontSize="11"
                    className="fill-text font-medium tabular-nums"
                  >
                    {count}
                  </text>
                )}
              </>
            );
            return (
              <g key={key}>
                {href && count > 0 ? (
                  <a href={href} aria-label={title}>
                    {mark}
                  </a>
                ) : (
                  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the table below says it
                  <g aria-hidden="true">{mark}</g>
                )}
                {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the table below says it */}
                <text
                  x={x + BAR / 2}
                  y={HEIGHT - 6}
                  textAnchor="middle"
                  fontSize="10"
                  aria-hidden="true"
                  className={key === 'overdue' && count > 0 ? 'fill-danger' : 'fill-muted'}
                >
                  {label}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="sr-only">
        <table>
          <caption>{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('week')}</th>
              <th scope="col">{t('secrets')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ key, label, count }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figcaption>
    </figure>
  );
}
