/** The form of a resource: what its controls hold, and the way from and to the resource. */
import type { FormFields } from '../edit-conflict';
import { fieldError } from '../field-errors';
import { chipTexts } from '../form-text';
import type { FieldError } from '../problem';
import { sameValue } from '../registration/fields';
import type { ApiResource, ApiScope, Resource, ResourceKind } from './model';
import { claimsFromText, claimsToText, propertiesFromText, propertiesToText } from './text-lines';

export type ResourceFormValues = {
  name: string;
  displayName: string;
  description: string;
  enabled: boolean;
  showInDiscoveryDocument: boolean;
  scopes: string[];
  allowedAccessTokenSigningAlgorithms: string[];
  required: boolean;
  emphasize: boolean;
  /** One a line. */
  userClaims: string;
  properties: string;
};

export type ResourceField = keyof ResourceFormValues;

const DESCRIBED = ['name', 'displayName', 'description', 'enabled', 'showInDiscoveryDocument'] as const;
const FREE = ['userClaims', 'properties'] as const;

/** The controls of a kind, in the order of the page. */
export const RESOURCE_FIELDS: Readonly<Record<ResourceKind, readonly ResourceField[]>> = {
  apiResource: [...DESCRIBED, 'scopes', 'allowedAccessTokenSigningAlgorithms', ...FREE],
  apiScope: [...DESCRIBED, 'required', 'emphasize', ...FREE],
  identityResource: [...DESCRIBED, 'required', 'emphasize', ...FREE],
};

/** What the form of a resource opens with. */
export function toResourceForm(resource: Resource): ResourceFormValues {
  const { scopes = [], allowedAccessTokenSigningAlgorithms = [] } = resource as Partial<ApiResource>;
  const { required = false, emphasize = false } = resource as Partial<ApiScope>;
  return {
    name: resource.name,
    displayName: resource.displayName,
    description: resource.description,
    enabled: resource.enabled,
    showInDiscoveryDocument: resource.showInDiscoveryDocument,
    scopes: [...scopes],
    allowedAccessTokenSigningAlgorithms: [...allowedAccessTokenSigningAlgorithms],
    required,
    emphasize,
    userClaims: claimsToText(resource.userClaims),
    properties: propertiesToText(resource.properties),
  };
}

/** What was sent, each control by its name. */
export function readResourceForm(form: FormData): ResourceFormValues {
  const text = (name: ResourceField) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const texts = (name: ResourceField) => form.getAll(name).filter((value) => typeof value === 'string');
  return {
    name: text('name').trim(),
    displayName: text('displayName').trim(),
    description: text('description'),
    enabled: form.has('enabled'),
    showInDiscoveryDocument: form.has('showInDiscoveryDocument'),
    scopes: chipTexts(texts('scopes')),
    allowedAccessTokenSigningAlgorithms: texts('allowedAccessTokenSigningAlgorithms'),
    required: form.has('required'),
    emphasize: form.has('emphasize'),
    userClaims: text('userClaims'),
    properties: text('properties'),
  };
}

/** The controls of a kind as the form sends them; `readResourceForm` reads them. */
export function resourceFormFields(kind: ResourceKind, values: ResourceFormValues): FormFields {
  const sent = (value: ResourceFormValues[ResourceField]) => {
    if (typeof value === 'boolean') return value ? ['on'] : [];
    return typeof value === 'string' ? [value] : value;
  };
  return Object.fromEntries(RESOURCE_FIELDS[kind].map((field) => [field, sent(values[field])]));
}

/** What `parseResource` is asked of a form. */
export function fromResourceForm(values: ResourceFormValues): Record<string, unknown> {
  return {
    ...values,
    description: values.description.replaceAll('\r\n', '\n'),
    userClaims: claimsFromText(values.userClaims),
    properties: Object.fromEntries(propertiesFromText(values.properties)),
  };
}

/** What is wrong with a form and could not be seen in the resource that it makes: a key that stands on two lines. */
export function resourceFormErrors({ properties }: ResourceFormValues): FieldError[] {
  const keys = propertiesFromText(properties).map(([key]) => key);
  const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) < index));
  return [...repeated].map((key) => fieldError('properties', 'property_twice', { key }));
}

/** The controls in which two forms of a kind say something else. */
export function differingResourceFields(
  kind: ResourceKind,
  a: ResourceFormValues,
  b: ResourceFormValues,
): ResourceField[] {
  const [from, to] = [fromResourceForm(a), fromResourceForm(b)];
  return RESOURCE_FIELDS[kind].filter((field) => !sameValue(from[field], to[field]));
}
