import type { CreateRequest } from '../registrations/create';

let count = 0;

/** A registration ID that no other test has. */
export function freshId(prefix = 'client'): string {
  count += 1;
  return `${prefix}-${count}-${crypto.randomUUID().slice(0, 8)}`;
}

const REQUEST = { secret: null, idempotencyKey: null, acceptUnverified: false, reason: '' } as const;

/** A create request of each mode that nothing is wrong with. */
export function manualRequest(input: object = {}, request: Partial<CreateRequest> = {}): CreateRequest {
  const registrationId = freshId('manual');
  return {
    ...REQUEST,
    input: {
      registrationId,
      providerMode: 'manual',
      clientId: `client-of-${registrationId}`,
      contacts: ['team@example.com'],
      grantTypes: ['authorization_code'],
      redirectUris: ['https://app.example.com/callback'],
      authorizationUri: 'https://login.example.com/authorize',
      tokenUri: 'https://login.example.com/token',
      ...input,
    },
    ...request,
  };
}

export function automaticRequest(
  input: { issuerUrl: string } & Record<string, unknown>,
  request: Partial<CreateRequest> = {},
): CreateRequest {
  const registrationId = freshId('automatic');
  return {
    ...REQUEST,
    input: {
      registrationId,
      providerMode: 'automatic',
      clientId: `client-of-${registrationId}`,
      contacts: ['team@example.com'],
      grantTypes: ['authorization_code'],
      redirectUris: ['https://app.example.com/callback'],
      ...input,
    },
    ...request,
  };
}

export function builtInRequest(input: object = {}, request: Partial<CreateRequest> = {}): CreateRequest {
  return {
    ...REQUEST,
    input: {
      registrationId: freshId('built-in'),
      providerMode: 'built_in',
      contacts: ['team@example.com'],
      redirectUris: ['https://app.example.com/callback'],
      ...input,
    },
    ...request,
  };
}

/** A secret as a person types it. */
export function typed(value: string) {
  return { value, type: 'shared_secret', description: '', expiresAt: null } as const;
}
