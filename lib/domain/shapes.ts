/** The bricks that members are made of: text, lists, tokens. Each rule is a small function that says what is wrong. */
import { z } from 'zod';
import { type Flaw, flaw, type PlainCode } from './field-errors';
import { hiddenCharacter } from './text';

/** A rule of one value: null when it holds, else what is wrong. */
export function holds<S extends z.ZodType>(schema: S, rule: (value: z.output<S>) => Flaw | null): S {
  return schema.check((context) => {
    const problem = rule(context.value);
    if (problem !== null) context.issues.push({ code: 'custom', input: context.value, params: problem });
  });
}

export const matches = (pattern: RegExp, code: PlainCode) => (value: string) =>
  pattern.test(value) ? null : flaw(code, {});

/** No character that a person cannot see. */
export const visible = (multiline: boolean) => (value: string) => {
  const character = hiddenCharacter(value, { multiline });
  return character === null ? null : flaw('hidden_character', { character });
};

/** One line of text. Lengths are judged before contents, so that megabytes of rubbish are refused early. */
export const line = (maximum: number) => holds(z.string().max(maximum, { abort: true }), visible(false));

/** Text of several lines. */
export const prose = (maximum: number) => holds(z.string().max(maximum, { abort: true }), visible(true));

/** Text whose characters another rule judges. */
export const token = (maximum: number) => z.string().max(maximum, { abort: true });

/** Counts before it looks: a list that is too long is refused whole. */
export const list = <S extends z.ZodType>(maximum: number, item: S) =>
  z.array(z.unknown()).max(maximum).pipe(z.array(item));

/** RFC 6749 §3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ). */
const SCOPE_TOKEN = /^[!#-[\]-~]+$/;

/** One scope of a registration, of an API, of an identity resource. */
export const scopeToken = holds(token(255), matches(SCOPE_TOKEN, 'scope_characters'));

/** RFC 3986 §5.2.4: what is called so cannot be asked for by its name, escaped or not. */
export const flawOfAddress = (name: string) => (name === '.' || name === '..' ? flaw('address_dots', {}) : null);

const PROPERTIES = { count: 100, key: 255, value: 2_000 } as const;

export const propertyKey = holds(line(PROPERTIES.key), (key) => (key === '' ? flaw('required', {}) : null));
export const propertyValue = prose(PROPERTIES.value);

/** Free members, by their keys (seed A). Counted before they are looked at. */
export const freeProperties = holds(z.record(z.string(), z.unknown()), (value) =>
  Object.keys(value).length > PROPERTIES.count ? flaw('too_many', { maximum: PROPERTIES.count }) : null,
).pipe(z.record(propertyKey, propertyValue));
