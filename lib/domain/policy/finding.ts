export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What one policy rule has to say about one registration. The sentences stand in the message file under `findings.<rule>`. */
export type Finding = {
  rule: string;
  severity: Severity;
  /** The member it concerns (`redirectUris.2`, `tokenEndpointAuthMethod`), or null for the registration as a whole. */
  path: string | null;
  params: Record<string, string | number>;
};
