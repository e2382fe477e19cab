/** The form's section Sign-in, consent and logout (fields.md §6). */
import { readWholeNumber } from '../numbers';
import { joinLines, lineValues } from './form-lines';
import { filledRows, type PropertyRow } from './form-rows';
import type { RegistrationConfiguration, RegistrationField } from './model';

export type SignInFormValues = {
  enableLocalLogin: boolean;
  /** One a line. */
  identityProviderRestrictions: string;
  /** Seconds; empty: no limit. */
  userSsoLifetime: string;
  requireConsent: boolean;
  allowRememberConsent: boolean;
  /** Seconds; empty: it does not expire. */
  consentLifetime: string;
  frontChannelLogoutUri: string;
  frontChannelLogoutSessionRequired: boolean;
  backChannelLogoutUri: string;
  backChannelLogoutSessionRequired: boolean;
  userCodeType: string;
  properties: PropertyRow[];
};

type SignInMember = Extract<keyof SignInFormValues, RegistrationField>;

/** What the rules are asked to judge. Properties go as rows: two with one key are then a mistake that can be named. */
export function signInInput(values: SignInFormValues): Record<SignInMember, unknown> {
  return {
    enableLocalLogin: values.enableLocalLogin,
    identityProviderRestrictions: lineValues(values.identityProviderRestrictions),
    userSsoLifetime: readWholeNumber(values.userSsoLifetime),
    requireConsent: values.requireConsent,
    allowRememberConsent: values.allowRememberConsent,
    consentLifetime: readWholeNumber(values.consentLifetime),
    frontChannelLogoutUri: values.frontChannelLogoutUri || null,
    frontChannelLogoutSessionRequired: values.frontChannelLogoutSessionRequired,
    backChannelLogoutUri: values.backChannelLogoutUri || null,
    backChannelLogoutSessionRequired: values.backChannelLogoutSessionRequired,
    userCodeType: values.userCodeType,
    properties: filledRows(values.properties),
  };
}

/** The section of a registration that exists. */
export function signInFormValues(configuration: RegistrationConfiguration): SignInFormValues {
  return {
    enableLocalLogin: configuration.enableLocalLogin,
    identityProviderRestrictions: joinLines(configuration.identityProviderRestrictions),
    userSsoLifetime: String(configuration.userSsoLifetime ?? ''),
    requireConsent: configuration.requireConsent,
    allowRememberConsent: configuration.allowRememberConsent,
    consentLifetime: String(configuration.consentLifetime ?? ''),
    frontChannelLogoutUri: configuration.frontChannelLogoutUri ?? '',
    frontChannelLogoutSessionRequired: configuration.frontChannelLogoutSessionRequired,
    backChannelLogoutUri: configuration.backChannelLogoutUri ?? '',
    backChannelLogoutSessionRequired: configuration.backChannelLogoutSessionRequired,
    userCodeType: configuration.userCodeType,
    properties: Object.entries(configuration.properties).map(([key, value]) => ({ key, value })),
  };
}
