/** What is wrong with a JSON text; `member` names the key where there is one. */
export type JsonProblem = {
  problem: 'syntax' | 'duplicate_key' | 'forbidden_key' | 'forbidden_text' | 'too_deep';
  member: string;
};

export type StrictJson = { ok: true; value: unknown } | ({ ok: false } & JsonProblem);

const MAX_DEPTH = 32;
/** In a text that JSON.parse took, these are all the tokens that structure it; numbers, literals and blanks lie between. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gs;

/**
 * JSON.parse for texts from strangers: refuses duplicate keys at any depth (RFC 8259 §4 leaves their meaning open, and two
 * readers that differ are an attack), `__proto__`, text that PostgreSQL cannot keep (NUL, lone surrogates), and nesting
 * that would exhaust whoever walks it later.
 */
export function parseStrictJson(text: string): StrictJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'syntax', member: '' };
  }
  const problem = findProblem(text);
  return problem === null ? { ok: true, value } : { ok: false, ...problem };
}

/** The value of such a text; undefined, which no JSON is, where it is refused. */
export function readStrictJson(text: string): unknown {
  const parsed = parseStrictJson(text);
  return parsed.ok ? parsed.value : undefined;
}

function findProblem(text: string): JsonProblem | null {
  /** The keys seen so far in each open object; null for an open array. */
  const open: (Set<string> | null)[] = [];
  let keyExpected = false;
  for (const [token] of text.matchAll(TOKENS)) {
    const keys = open.at(-1) ?? null;
    if (token === '{' || token === '[') {
      if (open.length === MAX_DEPTH) return { problem: 'too_deep', member: '' };
      open.push(token === '{' ? new Set() : null);
      keyExpected = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ',') {
      keyExpected = keys !== null;
    } else if (token === ':') {
      keyExpected = false;
    } else {
      const string = token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
      const key = keyExpected ? string : '';
      if (string.includes('\0') || !string.isWellFormed()) return { problem: 'forbidden_text', member: '' };
      if (key === '__proto__') return { problem: 'forbidden_key', member: key };
      if (keyExpected && keys?.has(key)) return { problem: 'duplicate_key', member: key.slice(0, 200) };
      if (keyExpected) keys?.add(key);
    }
  }
  return null;
}
