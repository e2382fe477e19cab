/**
 * What the pages of the authorization server show. The server makes it for one request and hands it to the page that it chose;
 * nothing else about the interaction reaches a page.
 */

/** The application that somebody is on the way to. Addresses are links only: nothing is fetched. */
export type ClientFacts = {
  name: string;
  clientUri: string | null;
  logoUri: string | null;
  policyUri: string | null;
  tosUri: string | null;
  /** Where the browser returns to: as the address says it, and what an `xn--` host says in its own script. */
  returnsTo: { host: string; unicodeHost: string | null; uri: string } | null;
};

/** A sentence of the pages: a key below `interaction.errors`, with its parameters. */
export type InteractionError = { code: string; params: Record<string, string | number> };

export type SignInView = {
  page: 'sign-in';
  /** Where the forms go: this page's own address. */
  address: string;
  client: ClientFacts;
  /** What was typed, or what the application hinted at. */
  email: string;
  error: InteractionError | null;
  /** Whether a password may be given here (`enableLocalLogin`). */
  local: boolean;
  /** Whether a company account may be used: its provider's host. */
  company: string | null;
  /** Why somebody who is signed in is asked again. */
  again: 'prompt' | 'too_long_ago' | 'other_way' | null;
};

export type AccountView = {
  page: 'account';
  address: string;
  client: ClientFacts;
  account: { name: string; email: string };
};

/** One scope that is asked for, as a person reads it. */
export type AskedScope = {
  name: string;
  displayName: string;
  description: string;
  required: boolean;
  emphasize: boolean;
};

export type ConsentView = {
  page: 'consent';
  address: string;
  client: ClientFacts;
  account: { name: string; email: string };
  /** What it may learn of the person. */
  identity: AskedScope[];
  /** What it may do for them. */
  access: AskedScope[];
  /** Claims asked for by name (OIDC Core §5.5), beside those of the scopes. */
  claims: string[];
  mayRemember: boolean;
  /** Seconds; null: until it is withdrawn. */
  rememberedFor: number | null;
};

export type DeviceView = {
  page: 'device';
  address: string;
  xsrf: string;
  step: 'enter' | 'confirm' | 'done' | 'aborted';
  userCode: string;
  error: InteractionError | null;
  client: ClientFacts | null;
  /** What the device said of itself when it asked. */
  device: { address: string | null; userAgent: string | null } | null;
};

export type SignOutView = {
  page: 'sign-out';
  address: string;
  xsrf: string;
  client: ClientFacts | null;
  account: { name: string; email: string } | null;
};

export type SignedOutView = {
  page: 'signed-out';
  /** Front-channel logout addresses of the applications that were signed in to (OIDC Front-Channel Logout §2). */
  frames: string[];
  /** Where the application wants the browser to go on to. */
  next: string | null;
  client: ClientFacts | null;
  /** What has ended: every session, the one application's, or none, because the person stayed. */
  scope: 'everywhere' | 'client' | 'nowhere';
};

export type RefusedView = {
  page: 'refused';
  error: string;
  description: string;
  client: ClientFacts | null;
  requestId: string;
};

export type ProtocolView =
  | SignInView
  | AccountView
  | ConsentView
  | DeviceView
  | SignOutView
  | SignedOutView
  | RefusedView;
