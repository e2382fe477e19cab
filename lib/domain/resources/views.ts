/** What `lib/data` hands to pages and programs about resources. No view has a member that could hold a secret. */
import type { SecretView } from '../registration/views';
import type { Resource, ResourceKind } from './model';

export type ResourceView<K extends ResourceKind = ResourceKind> = {
  id: string;
  kind: K;
  rowVersion: number;
  resource: Resource<K>;
  /** Of API resources only; empty for the others. Newest first. */
  secrets: SecretView[];
  createdAt: string;
  createdBy: string | null;
  updatedAt: string;
  updatedBy: string | null;
};

/** A Built-in client that may ask for a scope. */
export type ResourceUser = { registrationId: string; name: string };

/** Who would miss a resource. */
export type ResourceUse = {
  /** The first of them, by registration ID. */
  clients: ResourceUser[];
  /** All of them; exact up to 1,000. */
  clientCount: { count: number; exact: boolean };
  /** API resources that list the scope, by name. */
  apiResources: string[];
};

/** Whether anything stands in the way of deleting it. */
export function isInUse({ clientCount, apiResources }: ResourceUse): boolean {
  return clientCount.count > 0 || apiResources.length > 0;
}
