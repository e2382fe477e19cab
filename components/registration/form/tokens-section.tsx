'use client';

import { useTranslations } from 'next-intl';
import { ACCESS_TOKEN_TYPES, REFRESH_TOKEN_EXPIRATIONS, REFRESH_TOKEN_USAGES } from '@/lib/domain/registration/model';
import { AlgorithmsControl } from './algorithms-control';
import { SelectControl, SwitchControl } from './choice-controls';
import { ExpirationControl } from './expiration-control';
import { ForGrants } from './for-grants';
import { ForModes } from './for-modes';
import { FormSection } from './form-section';
import { LifetimeControl } from './lifetime-control';
import { Optional } from './optional';
import { RefreshCountControl } from './refresh-count-control';
import { SlidingLifetime } from './sliding-lifetime';
import { ClaimsControl } from './table-controls';
import { TextControl } from './text-controls';

const REFRESH = [
  'refreshTokenUsage',
  'refreshTokenExpiration',
  'absoluteRefreshTokenLifetime',
  'slidingRefreshTokenLifetime',
  'updateAccessTokenClaimsOnRefresh',
] as const;
const ID_TOKEN = [
  'identityTokenLifetime',
  'alwaysIncludeUserClaimsInIdToken',
  'allowedIdentityTokenSigningAlgorithms',
  'pairWiseSubjectSalt',
] as const;
const CLAIMS = ['claims', 'clientClaimsPrefix', 'alwaysSendClientClaims'] as const;

/** What this server's tokens are good for, and what stands in them (fields.md §5). */
export function TokensSection() {
  const t = useTranslations('form.tokens');
  return (
    <ForModes modes={['built_in']}>
      <FormSection section="tokens">
        <ExpirationControl />
        <SelectControl name="accessTokenType" options={ACCESS_TOKEN_TYPES} />
        <SwitchControl name="includeJwtId" />
        <ForGrants when="code" controls={['authorizationCodeLifetime']}>
          <LifetimeControl name="authorizationCodeLifetime" />
        </ForGrants>
        <ForGrants when="device" controls={['deviceCodeLifetime']}>
          <LifetimeControl name="deviceCodeLifetime" />
        </ForGrants>
        <ForGrants when="refreshable" controls={['refreshTokenCount', ...REFRESH]} className="flex flex-col gap-5">
          <RefreshCountControl />
          <Optional title={t('refresh')} fields={REFRESH}>
            <div className="grid gap-5 sm:grid-cols-2">
              <SelectControl name="refreshTokenUsage" options={REFRESH_TOKEN_USAGES} />
              <SelectControl name="refreshTokenExpiration" options={REFRESH_TOKEN_EXPIRATIONS} />
              <LifetimeControl name="absoluteRefreshTokenLifetime" />
              <SlidingLifetime />
            </div>
            <SwitchControl name="updateAccessTokenClaimsOnRefresh" />
          </Optional>
        </ForGrants>
        <ForGrants when="person" controls={ID_TOKEN}>
          <Optional title={t('idToken')} fields={ID_TOKEN}>
            <LifetimeControl name="identityTokenLifetime" />
            <AlgorithmsControl />
            <SwitchControl name="alwaysIncludeUserClaimsInIdToken" />
            <TextControl name="pairWiseSubjectSalt" mono optional />
          </Optional>
        </ForGrants>
        <Optional title={t('claims')} fields={CLAIMS}>
          <ClaimsControl />
          <TextControl name="clientClaimsPrefix" mono optional />
          <SwitchControl name="alwaysSendClientClaims" />
        </Optional>
      </FormSection>
    </ForModes>
  );
}
