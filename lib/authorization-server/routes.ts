/** The addresses below the issuer. Discovery names them; nothing else relies on them. */
export const ROUTES = {
  authorization: '/authorize',
  code_verification: '/device',
  device_authorization: '/device/authorize',
  end_session: '/logout',
  introspection: '/introspect',
  jwks: '/jwks',
  pushed_authorization_request: '/par',
  revocation: '/revoke',
  token: '/token',
  userinfo: '/userinfo',
} as const;

/** What each endpoint takes. Browsers ask about theirs with OPTIONS first, which is the library's to answer. */
export const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  [ROUTES.authorization, ['GET', 'POST']],
  [ROUTES.end_session, ['GET', 'POST']],
  [ROUTES.userinfo, ['GET', 'POST']],
  [ROUTES.code_verification, ['GET', 'POST']],
  [ROUTES.jwks, ['GET']],
  ['/.well-known/openid-configuration', ['GET']],
  ['/.well-known/oauth-authorization-server', ['GET']],
  [ROUTES.device_authorization, ['POST']],
  [ROUTES.introspection, ['POST']],
  [ROUTES.pushed_authorization_request, ['POST']],
  [ROUTES.revocation, ['POST']],
  [ROUTES.token, ['POST']],
]);
