import type { Role } from '@/lib/domain/permissions';

/**
 * What every page, route handler and server action answers to whom. The tests find the files by themselves
 * (app/permissions.test.ts) and ask each one (app/actions.integration.test.ts, e2e/permissions.spec.ts): what is not listed here
 * fails, and so does what is listed and gone. Whoever adds a way in decides here who may use it.
 */

export type Visitor = Role | 'anonymous';
export const VISITORS: readonly Visitor[] = ['anonymous', 'reviewer', 'operator', 'admin'];

type ByVisitor<Answer> = Readonly<Record<Visitor, Answer>>;

/** A page's or a route's status. `sign-in` is a redirect to the sign-in page, `home` one to where signed-in people belong. */
export type Status = 200 | 204 | 401 | 403 | 404 | 405 | 'sign-in' | 'home';

const FOR_PEOPLE: ByVisitor<Status> = { anonymous: 'sign-in', reviewer: 200, operator: 200, admin: 200 };
const FOR_ADMINISTRATORS: ByVisitor<Status> = { anonymous: 'sign-in', reviewer: 403, operator: 403, admin: 200 };
const OPEN: ByVisitor<Status> = { anonymous: 200, reviewer: 200, operator: 200, admin: 200 };

/** By page file under `app`. `[registrationId]` and `[resourceId]` are ones that exist. */
export const PAGES: Readonly<Record<string, ByVisitor<Status>>> = {
  '(console)/account/page.tsx': FOR_PEOPLE,
  '(console)/audit/page.tsx': FOR_PEOPLE,
  '(console)/bulk-acts/new/page.tsx': FOR_ADMINISTRATORS,
  '(console)/bulk-acts/page.tsx': FOR_PEOPLE,
  '(console)/page.tsx': FOR_PEOPLE,
  '(console)/registrations/[registrationId]/edit/page.tsx': FOR_ADMINISTRATORS,
  '(console)/registrations/[registrationId]/page.tsx': FOR_PEOPLE,
  '(console)/registrations/new/json/page.tsx': FOR_ADMINISTRATORS,
  '(console)/registrations/new/page.tsx': FOR_ADMINISTRATORS,
  '(console)/registrations/page.tsx': FOR_PEOPLE,
  '(console)/resources/[resourceId]/edit/page.tsx': FOR_ADMINISTRATORS,
  '(console)/resources/[resourceId]/page.tsx': FOR_PEOPLE,
  '(console)/resources/new/page.tsx': FOR_ADMINISTRATORS,
  '(console)/resources/page.tsx': FOR_PEOPLE,
  '(console)/settings/installation/page.tsx': FOR_PEOPLE,
  '(console)/settings/api-tokens/page.tsx': FOR_ADMINISTRATORS,
  '(console)/settings/keys/page.tsx': FOR_PEOPLE,
  '(console)/settings/page.tsx': FOR_PEOPLE,
  '(console)/settings/registration/page.tsx': FOR_PEOPLE,
  '(console)/settings/tokens/page.tsx': FOR_PEOPLE,
  '(console)/users/page.tsx': FOR_PEOPLE,
  // Shows what the authorization server hands it for one request, and nothing to whoever opens it by its name.
  '(protocol)/interaction/page.tsx': { anonymous: 404, reviewer: 404, operator: 404, admin: 404 },
  // For whoever proves the present password.
  '(protocol)/password/page.tsx': OPEN,
  'api/docs/page.tsx': OPEN,
  '(public)/setup/page.tsx': OPEN,
  '(public)/sign-in/page.tsx': { anonymous: 200, reviewer: 'home', operator: 'home', admin: 'home' },
};

type RouteCall = { method: string; path: string; answers: ByVisitor<Status>; body?: string };

const everybody = (status: Status): ByVisitor<Status> => ({
  anonymous: status,
  reviewer: status,
  operator: status,
  admin: status,
});

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The REST API is for programs: a person's session opens nothing there, whatever the role (security.md §4). */
const REST: Readonly<Record<string, readonly (typeof METHODS)[number][]>> = {
  '/Client': ['GET', 'POST', 'PUT'],
  '/Client/[clientId]': ['GET', 'DELETE'],
  '/Resource/ApiResource': ['GET', 'POST', 'PUT'],
  '/Resource/ApiResource/[name]': ['GET', 'DELETE'],
  '/Resource/ApiScope': ['GET', 'POST', 'PUT'],
  '/Resource/ApiScope/[name]': ['GET', 'DELETE'],
  '/Resource/IdentityResource': ['GET', 'POST', 'PUT'],
  '/Resource/IdentityResource/[name]': ['GET', 'DELETE'],
  '/registrations': ['GET', 'POST'],
  '/registrations/[registrationId]': ['GET', 'PUT', 'DELETE'],
  '/registrations/[registrationId]/discover': ['POST'],
  '/registrations/[registrationId]/history': ['GET'],
  '/registrations/[registrationId]/metadata': ['GET'],
  '/registrations/[registrationId]/secrets': ['POST'],
  '/registrations/[registrationId]/secrets/[secretId]': ['DELETE'],
};

function forPrograms(path: string, methods: readonly string[]): RouteCall[] {
  const served = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  const statusOf = (method: string) => (method === 'OPTIONS' ? 204 : served.includes(method) ? 401 : 405);
  const address = `/api/v1${path.replaceAll(/\[\w+\]/g, 'x')}`;
  return METHODS.map((method) => ({ method, path: address, answers: everybody(statusOf(method)) }));
}

/** By route file and method. A handler that answers several addresses is asked at one that exists and one that must not. */
export const ROUTES: Readonly<Record<string, readonly RouteCall[]>> = {
  '(console)/audit/export/route.ts': [
    {
      method: 'POST',
      path: '/audit/export',
      body: 'format=json',
      answers: { anonymous: 401, reviewer: 200, operator: 403, admin: 200 },
    },
  ],
  'api/auth/[...nextauth]/route.ts': [
    { method: 'GET', path: '/api/auth/csrf', answers: OPEN },
    // Not configured in these tests: there is no company to come back from.
    {
      method: 'GET',
      path: '/api/auth/callback/company',
      answers: { anonymous: 404, reviewer: 404, operator: 404, admin: 404 },
    },
    { method: 'GET', path: '/api/auth/session', answers: { anonymous: 404, reviewer: 404, operator: 404, admin: 404 } },
    {
      method: 'POST',
      path: '/api/auth/signout',
      answers: { anonymous: 404, reviewer: 404, operator: 404, admin: 404 },
    },
  ],
  'api/openapi.json/route.ts': [{ method: 'GET', path: '/api/openapi.json', answers: OPEN }],
  'api/health/live/route.ts': [{ method: 'GET', path: '/api/health/live', answers: OPEN }],
  'api/health/ready/route.ts': [{ method: 'GET', path: '/api/health/ready', answers: OPEN }],
  ...Object.fromEntries(
    Object.entries(REST).map(([path, methods]) => [`api/v1${path}/route.ts`, forPrograms(path, methods)]),
  ),
  'api/v1/[[...nothing]]/route.ts': METHODS.map((method) => ({
    method,
    path: '/api/v1/nothing',
    answers: everybody(404),
  })),
};

/** What a server action answers when it is called directly, past every page. `runs`: it got as far as reading its input. */
export type ActionAnswer = 'runs' | 'forbidden' | 'unauthenticated' | 'redirects';

const PEOPLE_RUN: ByVisitor<ActionAnswer> = {
  anonymous: 'unauthenticated',
  reviewer: 'runs',
  operator: 'runs',
  admin: 'runs',
};
const ADMINISTRATORS_RUN: ByVisitor<ActionAnswer> = {
  anonymous: 'unauthenticated',
  reviewer: 'forbidden',
  operator: 'forbidden',
  admin: 'runs',
};
const OPERATORS_RUN: ByVisitor<ActionAnswer> = {
  anonymous: 'unauthenticated',
  reviewer: 'forbidden',
  operator: 'runs',
  admin: 'runs',
};
const ANYBODY_RUNS: ByVisitor<ActionAnswer> = { anonymous: 'runs', reviewer: 'runs', operator: 'runs', admin: 'runs' };
/** An action without an answer: it leads somewhere, and does for nobody what they may not do. */
const REDIRECTS: ByVisitor<ActionAnswer> = {
  anonymous: 'redirects',
  reviewer: 'redirects',
  operator: 'redirects',
  admin: 'redirects',
};

/** By actions file and exported name. */
export const ACTIONS: Readonly<Record<string, ByVisitor<ActionAnswer>>> = {
  '(console)/account/actions.ts#changePasswordAction': PEOPLE_RUN,
  '(console)/account/actions.ts#endOwnSessionsAction': PEOPLE_RUN,
  '(console)/account/actions.ts#savePreferencesAction': PEOPLE_RUN,
  '(console)/account/actions.ts#signOutAction': REDIRECTS,
  '(console)/audit/actions.ts#verifyAuditAction': {
    anonymous: 'unauthenticated',
    reviewer: 'runs',
    operator: 'forbidden',
    admin: 'runs',
  },
  '(console)/bulk-acts/actions.ts#cancelBulkActAction': ADMINISTRATORS_RUN,
  '(console)/bulk-acts/actions.ts#resumeBulkActAction': ADMINISTRATORS_RUN,
  '(console)/bulk-acts/actions.ts#startBulkActAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#approveRegistrationAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#deleteRegistrationAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#refuseRegistrationAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#rediscoverAction': OPERATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#resetSecretAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#restoreRegistrationAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#revokeSecretAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/actions.ts#setEnabledAction': ADMINISTRATORS_RUN,
  '(console)/registrations/[registrationId]/edit/actions.ts#updateRegistrationAction': ADMINISTRATORS_RUN,
  '(console)/registrations/actions.ts#findRegistrationsAction': PEOPLE_RUN,
  '(console)/registrations/actions.ts#restoreRegistrationAction': {
    ...REDIRECTS,
    reviewer: 'forbidden',
    operator: 'forbidden',
  },
  '(console)/registrations/actions.ts#saveListViewAction': REDIRECTS,
  '(console)/registrations/new/actions.ts#createRegistrationAction': ADMINISTRATORS_RUN,
  '(console)/registrations/new/actions.ts#discoverAction': OPERATORS_RUN,
  '(console)/resources/actions.ts#addApiSecretAction': ADMINISTRATORS_RUN,
  '(console)/resources/actions.ts#deleteResourceAction': ADMINISTRATORS_RUN,
  '(console)/resources/actions.ts#revokeApiSecretAction': ADMINISTRATORS_RUN,
  '(console)/resources/actions.ts#saveResourceAction': ADMINISTRATORS_RUN,
  '(console)/registrations/new/json/actions.ts#registerFromJsonAction': ADMINISTRATORS_RUN,
  '(console)/settings/actions.ts#savePolicyAction': ADMINISTRATORS_RUN,
  '(console)/settings/api-tokens/actions.ts#createApiTokenAction': ADMINISTRATORS_RUN,
  '(console)/settings/api-tokens/actions.ts#revokeApiTokenAction': ADMINISTRATORS_RUN,
  '(console)/settings/keys/actions.ts#revokeSigningKeyAction': ADMINISTRATORS_RUN,
  '(console)/settings/keys/actions.ts#rotateSigningKeyAction': ADMINISTRATORS_RUN,
  '(console)/settings/registration/actions.ts#createInitialAccessTokenAction': ADMINISTRATORS_RUN,
  '(console)/settings/registration/actions.ts#revokeInitialAccessTokenAction': ADMINISTRATORS_RUN,
  '(console)/settings/registration/actions.ts#saveRegistrationSettingsAction': ADMINISTRATORS_RUN,
  '(console)/settings/tokens/actions.ts#saveTokenSettingsAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#changeUserRoleAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#createPasswordResetAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#endUserSessionsAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#inviteUserAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#revokeConsentAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#revokeInvitationAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#revokePasswordResetAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#saveUserClaimsAction': ADMINISTRATORS_RUN,
  '(console)/users/actions.ts#setUserDisabledAction': ADMINISTRATORS_RUN,
  '(protocol)/password/actions.ts#changePasswordWithoutSessionAction': ANYBODY_RUNS,
  '(public)/setup/actions.ts#acceptLinkAction': ANYBODY_RUNS,
  '(public)/setup/actions.ts#choosePasswordAction': ANYBODY_RUNS,
  '(public)/sign-in/actions.ts#companySignInAction': ANYBODY_RUNS,
  '(public)/sign-in/actions.ts#signInAction': ANYBODY_RUNS,
};
