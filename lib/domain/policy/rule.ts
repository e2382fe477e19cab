import type { Severity } from './finding';
import type { PolicySubject } from './subject';

/** Where a rule found what it looks for. `params.value` is the offending value: with the path's member it says which one. */
export type Place = { path: string | null; params?: Record<string, string | number> };

/**
 * One policy rule (policy.md). Its id is its key in the table; title, explanation and fix are sentences of the message file
 * under `findings.<id>`.
 */
export type Rule = {
  severity: Severity;
  /** A case in which the default severity is another one; named in the message file under `findings.<id>.exception`. */
  exception?: { severity: Severity; applies: (subject: PolicySubject, place: Place) => boolean };
  /** The clause it comes from, and where to read it; null for a habit of ours. */
  source: Source | null;
  /** Never stops a save, whatever its severity: time brought it about, not the person. */
  neverStops?: true;
  find: (subject: PolicySubject) => Place[];
};

export type Source = { clause: string; href: string | null };

export type RuleTable = Record<string, Rule>;

/** One place or none: for rules that concern one member as a whole. */
export function placeIf(found: boolean, path: string | null, params: Record<string, string | number> = {}): Place[] {
  return found ? [{ path, params }] : [];
}

/** Every line of a list member that the predicate finds, by its index. */
export function linesWhere(path: string, lines: readonly string[], found: (line: string) => boolean): Place[] {
  return lines.flatMap((value, index) => (found(value) ? [{ path: `${path}.${index}`, params: { value } }] : []));
}

/** `rfc(9700, '2.4')` cites RFC 9700 §2.4. */
export function rfc(number: number, ...sections: string[]): Source {
  return {
    clause: `RFC ${number} §${sections.join(', §')}`,
    href: `https://www.rfc-editor.org/rfc/rfc${number}#section-${sections[0]}`,
  };
}
