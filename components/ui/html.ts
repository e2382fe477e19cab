/** A piece of HTML. Only `html` makes one, so what is in it has been escaped. */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** Text is escaped, HTML stands as it is, and what is false, null or undefined is left out. */
type Value = Html | string | number | false | null | undefined;

const SPECIAL = /[&<>"']/;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** Text, for an element’s content or an attribute in quotes. */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string) : text;
}

function piece(value: Value): string {
  if (value instanceof Html) return value.toString();
  return value === false || value === null || value === undefined ? '' : escapeHtml(String(value));
}

// Two functions and no recursion: the bundler would make one that calls itself anew for every value.
const written = (value: Value | readonly Html[]) =>
  Array.isArray(value) ? value.map(piece).join('') : piece(value as Value);

/**
 * HTML out of a template: html`<b title="${title}">${text}</b>`. Every text in it is escaped, for an element's content and for
 * an attribute in quotes; an address must begin with a path of ours in the template itself. For what is rendered so often that
 * React's elements are too dear (docs/decisions/053); everywhere else, use those.
 */
export function html(template: TemplateStringsArray, ...values: readonly (Value | readonly Html[])[]): Html {
  let text = template[0] as string;
  for (let place = 0; place < values.length; place++) text += written(values[place]) + template[place + 1];
  return new Html(text);
}
