/** security.md §1 for every member that holds a URI. */
import { fieldError } from '../../field-errors';
import type { FieldError } from '../../problem';
import { checkUri } from '../../uri/check-uri';
import type { UriContext, UriUseName } from '../../uri/uses';
import { hasInteractiveGrant } from '../grants';
import type { RegistrationConfiguration } from '../model';
import { checkRedirectTemplate } from '../redirect-template';
import { type ParseContext, type RegistrationRule, when } from './rule';

type Holding<V> = {
  [F in keyof RegistrationConfiguration]: RegistrationConfiguration[F] extends V ? F : never;
}[keyof RegistrationConfiguration];

const SINGLE: readonly [Exclude<Holding<string | null>, Holding<string>>, UriUseName][] = [
  ['clientUri', 'link'],
  ['logoUri', 'link'],
  ['tosUri', 'link'],
  ['policyUri', 'link'],
  ['jwksUri', 'jwks'],
  ['issuerUrl', 'issuer'],
  ['authorizationUri', 'endpoint'],
  ['tokenUri', 'endpoint'],
  ['userInfoUri', 'endpoint'],
  ['jwkSetUri', 'endpoint'],
  ['frontChannelLogoutUri', 'logout'],
  ['backChannelLogoutUri', 'logout'],
];

const SEVERAL: readonly [Holding<string[]>, UriUseName][] = [
  ['redirectUris', 'redirect'],
  ['postLogoutRedirectUris', 'postLogout'],
  ['allowedCorsOrigins', 'corsOrigin'],
];

function uriContext(draft: RegistrationConfiguration, context: ParseContext): UriContext {
  return {
    applicationType: draft.applicationType,
    grantTypes: draft.grantTypes,
    allowPrivateUseScheme: context.allowPrivateUseScheme,
    allowHttpOrigin: context.allowHttpIssuer,
  };
}

const at = (path: string, problems: ReturnType<typeof checkUri>): FieldError[] =>
  problems.map((problem) => ({ path, ...problem }));

const singleUris: readonly RegistrationRule[] = SINGLE.map(([field, use]) => ({
  reads: [field],
  check: (draft, context) => {
    const uri = draft[field];
    return uri === null ? [] : at(field, checkUri(uri, use, uriContext(draft, context)));
  },
}));

const uriLists: readonly RegistrationRule[] = SEVERAL.map(([field, use]) => ({
  reads: [field, 'applicationType', 'grantTypes'],
  check: (draft, context) => {
    const surroundings = uriContext(draft, context);
    const wasAllowed = (uri: string) => context.previous?.[field].includes(uri) === true;
    return draft[field].flatMap((uri, index) => {
      // What an administrator let in once is not asked for again by whoever edits something else.
      const allowPrivateUseScheme = surroundings.allowPrivateUseScheme || wasAllowed(uri);
      return at(`${field}.${index}`, checkUri(uri, use, { ...surroundings, allowPrivateUseScheme }));
    });
  },
}));

const template: RegistrationRule = {
  reads: ['redirectUriTemplate', 'registrationId', 'applicationType', 'grantTypes'],
  check: (draft, context) => {
    const { redirectUriTemplate: uri, registrationId } = draft;
    if (uri === null) return [];
    return at('redirectUriTemplate', checkRedirectTemplate(uri, registrationId || 'id', uriContext(draft, context)));
  },
};

const somewhereToReturn: RegistrationRule = {
  reads: ['grantTypes', 'redirectUris', 'redirectUriTemplate'],
  check: ({ grantTypes, redirectUris, redirectUriTemplate, providerMode }) =>
    when(hasInteractiveGrant(grantTypes) && redirectUris.length === 0 && redirectUriTemplate === null, () =>
      fieldError('redirectUris', 'redirect_uri_required', { template: String(providerMode !== 'built_in') }),
    ),
};

export const URI_MEMBER_RULES: readonly RegistrationRule[] = [...singleUris, ...uriLists, template, somewhereToReturn];
