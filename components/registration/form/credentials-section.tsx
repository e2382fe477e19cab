'use client';

import { useTranslations } from 'next-intl';
import { AUTH_METHODS } from '@/lib/domain/registration/model';
import { SelectControl } from './choice-controls';
import { ForClientType, ForMethods } from './for-modes';
import { useFormValues } from './form-context';
import { FormSection } from './form-section';
import { Optional } from './optional';
import { SecretControl } from './secret-control';
import { useFieldWords } from './sentences';
import { TextareaControl, TextControl } from './text-controls';

const CONFIDENTIAL_METHODS = AUTH_METHODS.filter((method) => method !== 'none');
const MUTUAL_TLS = ['tls_client_auth', 'self_signed_tls_client_auth'];

/** How the client proves who it is (fields.md §2). */
export function CredentialsSection() {
  const t = useTranslations('form.credentials');
  const words = useFieldWords();
  const { providerMode, tokenEndpointAuthMethod } = useFormValues();
  // A digest cannot make a signature: `client_secret_jwt` is not for Built-in. Kept while it is chosen, so that nothing jumps.
  const methods = CONFIDENTIAL_METHODS.filter(
    (method) => providerMode !== 'built_in' || method !== 'client_secret_jwt' || method === tokenEndpointAuthMethod,
  );
  return (
    <FormSection section="credentials">
      <ForClientType type="public">
        <p className="text-sm font-medium">{words.label('tokenEndpointAuthMethod')}</p>
        <p className="text-sm">{words.value('tokenEndpointAuthMethod', 'none')}</p>
        <p className="text-xs text-muted">{t('public')}</p>
      </ForClientType>
      <ForClientType type="confidential" className="flex flex-col gap-5">
        <SelectControl name="tokenEndpointAuthMethod" options={methods}>
          <ForMethods methods={MUTUAL_TLS}>
            <p className="text-xs text-muted">{words.hint('tokenEndpointAuthMethodMutualTls')}</p>
          </ForMethods>
        </SelectControl>
        <ForMethods methods={['client_secret_basic', 'client_secret_post', 'client_secret_jwt']}>
          <SecretControl kind="shared_secret" />
        </ForMethods>
        <ForMethods methods={['private_key_jwt']}>
          <SecretControl kind="private_key" />
        </ForMethods>
      </ForClientType>
      <Optional title={t('keys')} fields={['jwks', 'jwksUri']} open={tokenEndpointAuthMethod === 'private_key_jwt'}>
        <TextControl name="jwksUri" mono optional inputMode="url" />
        <TextareaControl name="jwks" mono optional rows={4} placeholder={'{ "keys": [ … ] }'} />
      </Optional>
    </FormSection>
  );
}
