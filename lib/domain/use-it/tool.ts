/** What must be said beside the lines, or instead of them: `useIt.notes.<code>` in the message file. */
export const NOTES = [
  'assertion',
  'auth_method',
  'authjs_openid',
  'authjs_redirect',
  'authjs_user_info',
  'basic_encoding',
  'certificate',
  'endpoint_missing',
  'grants',
  'in_browser',
  'issuer_missing',
  'no_redirect',
  'openid_missing',
  'private_key',
  'proxy_redirect',
  'public_client',
  'redirect_sample',
  'spring_jwt',
  'spring_pkce',
  'spring_redirect',
] as const;
export type Note = (typeof NOTES)[number];

export const TOOLS = ['curl', 'openid-client', 'Auth.js', 'Spring Boot', 'oauth2-proxy'] as const;
export type Tool = (typeof TOOLS)[number];

/** Lines to paste, in one language. `id` names what they do: `useIt.snippets.<id>`. */
export type Snippet = {
  id:
    | 'application'
    | 'authorizationAddress'
    | 'authorizationToken'
    | 'clientCredentials'
    | 'deviceStart'
    | 'deviceToken'
    | 'module'
    | 'password'
    | 'refresh'
    | 'run';
  language: 'yaml' | 'typescript' | 'shell';
  code: string;
};

/** What one tool needs; without snippets, `notes` say why it does not fit. */
export type ToolHelp = { tool: Tool; snippets: Snippet[]; notes: Note[] };

/** The help of a tool that does not fit. */
export function unfit(tool: Tool, ...notes: Note[]): ToolHelp {
  return { tool, snippets: [], notes };
}

/** The items that there are: what does not apply is `false` or null. */
export function present<T>(items: readonly (T | false | null)[]): T[] {
  return items.filter((item): item is T => item !== false && item !== null);
}
