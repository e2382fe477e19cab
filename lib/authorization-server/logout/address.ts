import type { KoaContextWithOIDC } from 'oidc-provider';

/** Where the library goes on with a logout: the person has confirmed it, or it is done. */
export function logoutAddress({ oidc }: KoaContextWithOIDC, step: 'confirm' | 'success'): string {
  return `${oidc.issuer}/logout/${step}`;
}
