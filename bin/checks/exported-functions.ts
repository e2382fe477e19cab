export type ExportedFunction = { name: string; parameters: string; body: string };

const DECLARATION =
  /^export (?:async )?(?:function\*? (\w+)|const (\w+)(?::[^=]+)? = (?:async )?(?=[(<]|function|cache\())/gm;

/** The functions that a module exports, as text: name, parameter list, and everything up to the next declaration at the margin. */
export function exportedFunctions(source: string): ExportedFunction[] {
  return [...source.matchAll(DECLARATION)].map((match) => {
    const rest = source.slice(match.index + match[0].length);
    const end = /^(\}|export |const |function |async function |type |\/\*\*)/m.exec(rest.slice(1));
    const body = end === null ? rest : rest.slice(0, end.index + 1);
    return { name: match[1] ?? match[2] ?? '', parameters: /\(\s*([^)]*)/.exec(rest)?.[1] ?? '', body };
  });
}
