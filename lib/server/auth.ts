import { headers } from 'next/headers';
import NextAuth, { AuthError, CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { SESSION_ABSOLUTE_MS } from '@/lib/domain/people/session-rules';
import { DomainError } from '@/lib/domain/problem';
import { COMPANY, companyProvider, signInWithCompanyAccount } from './company-sign-in';
import { cookieNamed } from './cookies';
import { env } from './env';
import { logger } from './logger';
import { openEnvelope } from './session-envelope';
import { signInWithPassword } from './sign-in';

const config: NextAuthConfig = {
  basePath: '/api/auth',
  secret: env.AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'jwt', maxAge: SESSION_ABSOLUTE_MS / 1000 },
  useSecureCookies: env.PUBLIC_URL.startsWith('https:'),
  cookies: {
    sessionToken: cookieNamed('session'),
    csrfToken: cookieNamed('csrf'),
    callbackUrl: cookieNamed('callback'),
    pkceCodeVerifier: cookieNamed('pkce'),
    state: cookieNamed('state'),
    nonce: cookieNamed('nonce'),
  },
  pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in' },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const { email, password } = credentials;
        const reference = await signInWithPassword({ email, password }, request.headers).catch(refuse);
        return reference === null ? null : { id: reference };
      },
    }),
    ...companyProvider(),
  ],
  callbacks: {
    /** A company account is let in here or nowhere; `user` travels on to `jwt` with the reference in place of its id. */
    async signIn({ user, account, profile }) {
      if (account?.provider !== COMPANY) return true;
      const reference = await signInWithCompanyAccount(profile, await headers());
      if (reference === null) return '/sign-in?error=company_refused';
      user.id = reference;
      return true;
    },
    // The token is an envelope for the reference and nothing else: no name, role or address can go stale in it.
    jwt: ({ token, user }) => ({ reference: user?.id ?? token.reference }),
    // What a page's script may read of it: not the reference.
    session: ({ session }) => ({ expires: session.expires }),
  },
  logger: {
    error(error) {
      // A wrong password is somebody's typing, and already in the security log; next-auth would print a stack for it.
      if (error instanceof AuthError && error.type === 'CredentialsSignin') return;
      logger.error({ err: rootCause(error) }, `sign-in: ${error.name}`);
    },
    warn(code) {
      logger.warn({ code }, 'sign-in: warning');
    },
  },
};

/** Our expected errors travel inside next-auth's own: anything else it would report as a fault of the configuration. */
export class RefusedSignIn extends CredentialsSignin {
  readonly problem: DomainError;

  constructor(problem: DomainError) {
    super();
    this.problem = problem;
    this.code = problem.code;
  }
}

function refuse(error: unknown): never {
  throw error instanceof DomainError ? new RefusedSignIn(error) : error;
}

/** What really happened: next-auth wraps it as `cause.err`. */
function rootCause(error: Error): unknown {
  const { cause } = error;
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : error;
}

export const { handlers, signIn, signOut } = NextAuth(config);

/**
 * The reference in a request's session cookie, or null. It opens the envelope and no more: next-auth's `auth()` would seal a new
 * one at every read, which no page can send back, and cost each page a tenth of its time.
 */
export function sessionReference(requestHeaders: Headers): Promise<string | null> {
  return openEnvelope(requestHeaders, { cookieName: cookieNamed('session').name, secret: env.AUTH_SECRET });
}
