/** The REST API as its page shows it: plain data, made of what is served (lib/server/rest/reference.ts). */

export type ReferenceParameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; values: string };

export type ReferenceMember = { name: string; type: string; required: boolean };

export type ReferenceOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  permission: string;
  parameters: ReferenceParameter[];
  /** Of the body; empty where there is none, or where it is that of an operation above. */
  members: ReferenceMember[];
  /** The operation above that takes the same body. */
  sameBodyAs: string | null;
  /** A line to paste into a shell. */
  curl: string;
  problems: { code: string; status: number }[];
};

export type ReferenceProblem = { code: string; status: number; title: string };

export type Reference = {
  tags: { name: string; operations: ReferenceOperation[] }[];
  problems: ReferenceProblem[];
};
