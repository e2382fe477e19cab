import { useDiscovery } from './discovery-context';
import { useFormValues } from './form-context';
import type { FormFacts } from './form-facts';

/**
 * What is known of the provider: just discovered, or as last seen. Null where there is no document, and when the issuer URL has
 * become another one than the document's.
 */
export function useProviderDocument(facts: FormFacts): Record<string, unknown> | null {
  const { preview } = useDiscovery();
  const { providerMode, issuerUrl } = useFormValues();
  if (providerMode !== 'automatic') return null;
  if (preview?.ok && preview.issuer === issuerUrl) return preview.view.document;
  return facts.previous?.issuerUrl === issuerUrl ? facts.metadata : null;
}
