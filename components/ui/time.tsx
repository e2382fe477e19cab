const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

type Moment = string | Date | number;

/** Milliseconds since the epoch. A text is parsed without a Date, which Next makes dear on the server. */
function milliseconds(at: Moment): number {
  return typeof at === 'string' ? Date.parse(at) : Number(at);
}

/** A list says the same few distances again and again, and formatting one costs more than drawing its row. */
const said = new Map<string, string>();

/** “3 hours ago”, “in 12 days”; under a minute, “now”. */
export function relativeTime(at: Moment, now: Moment): string {
  const seconds = (milliseconds(at) - milliseconds(now)) / 1000;
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', Number.POSITIVE_INFINITY];
  // Of what has passed, whole units; of what will come the nearest: what expires in 90 days has 89.9 of them left when it is read.
  const count = (seconds > 0 ? Math.round(seconds / size) : Math.trunc(seconds / size)) || 0;
  const key = `${count} ${unit}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  if (said.size > 1000) said.clear();
  const words = relative.format(count, unit);
  said.set(key, words);
  return words;
}

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:.*Z$/;

/** “2026-11-22 10:55 UTC”: one meaning everywhere, sorts as it reads, and the zone is said. */
export function absoluteTime(at: string | Date): string {
  const iso = typeof at === 'string' && ISO_UTC.test(at) ? at : new Date(at).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

type TimeProps = {
  at: string | Date;
  /** The moment the page was rendered, passed down so that server and browser agree. Needed for all but `absolute`. */
  now?: Moment;
  /** `relative` has the absolute time as its title; `both` shows the two. */
  show?: 'relative' | 'absolute' | 'both';
  className?: string;
};

/** A moment, as a person reads it and as a machine does. */
export function Time({ at, now, show = now === undefined ? 'absolute' : 'relative', className }: TimeProps) {
  const absolute = absoluteTime(at);
  const text = show === 'absolute' || now === undefined ? absolute : relativeTime(at, now);
  return (
    <>
      <time dateTime={new Date(at).toISOString()} title={absolute} className={className}>
        {text}
      </time>
      {show === 'both' && <span className="text-muted"> · {absolute}</span>}
    </>
  );
}
