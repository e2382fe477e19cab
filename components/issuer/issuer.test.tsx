import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PROVIDER_DOCUMENTS } from '@/e2e/fixtures/provider-documents';
import { composedView } from '@/lib/domain/metadata/compose';
import { contractCheck } from '@/lib/domain/metadata/contract';
import { DISCOVERY_FAILURE_REASONS } from '@/lib/domain/metadata/failure';
import { readProviderMetadata } from '@/lib/domain/metadata/provider-metadata';
import { defaultConfiguration } from '@/lib/domain/registration/fields';
import type { MetadataView } from '@/lib/domain/registration/views';
import messages from '@/messages/en.json';
import { ConfigurationMetadata } from './configuration-metadata';
import { ContractCheck } from './contract-check';
import { DiscoveryFailureNotice } from './discovery-failure-notice';

/** Renders with the product's words; a word or parameter that is missing fails the test. */
function render(node: ReactNode): string {
  const fail = (error: Error) => {
    throw error;
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC" onError={fail}>
      {node}
    </NextIntlClientProvider>,
  );
}

const KEY = {
  kid: 'one',
  type: 'EC',
  use: 'sig',
  alg: 'ES256',
  size: 'P-256',
  thumbprint: 'oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U',
};

function discovered(document: Record<string, unknown>, changes: Partial<MetadataView> = {}): MetadataView {
  return {
    ...composedView(document),
    source: 'discovered',
    raw: `${JSON.stringify(document)}\n`,
    sourceUrl: 'https://idp.example/.well-known/openid-configuration',
    fetchedAt: '2026-11-20T10:00:00.000Z',
    lastSeenAt: '2026-11-22T10:00:00.000Z',
    sha256: 'ab'.repeat(32),
    address: '203.0.113.7',
    headers: { etag: '"1"' },
    keys: [KEY],
    ...changes,
  };
}

describe('ConfigurationMetadata', () => {
  it.each(Object.entries(PROVIDER_DOCUMENTS))('%s: shows every member and every value', (_, document) => {
    const html = render(<ConfigurationMetadata view={discovered(document)} />).replaceAll('<wbr/>', '');
    expect(html).toContain('Configuration metadata');
    for (const [member, value] of Object.entries(document)) {
      if (value !== null && member !== 'issuer') expect(html).toContain(member);
      for (const text of [value].flat()) if (typeof text === 'string') expect(html).toContain(text);
    }
  });

  it('says when, from where, which machine and which hash', () => {
    const html = render(<ConfigurationMetadata view={discovered(PROVIDER_DOCUMENTS.google)} />);
    for (const fact of [
      '2026-11-20 10:00 UTC',
      '/.well-known/openid-configuration',
      '203.0.113.7',
      'ab'.repeat(32),
      KEY.thumbprint,
    ]) {
      expect(html).toContain(fact);
    }
  });

  it('offers the bytes as they came', () => {
    const view = discovered({ issuer: 'https://idp.example', name: 'Ünïcode “%” & <b>' });
    const [, href = ''] = /href="(data:[^"]+)"/.exec(render(<ConfigurationMetadata view={view} />)) ?? [];
    expect(decodeURIComponent(href.slice(href.indexOf(',') + 1).replaceAll('&#x27;', "'"))).toBe(view.raw);
  });

  it('never makes a link or markup of what a provider wrote', () => {
    const view = discovered({
      issuer: 'https://idp.example',
      service_documentation: 'javascript:alert(1)',
      x: '<script>alert(1)</script>',
    });
    const html = render(<ConfigurationMetadata view={view} />);
    expect(html).not.toContain('href="javascript');
    expect(html).not.toContain('<script');
  });

  it('says what is not advertised, and that keys could not be read', () => {
    const keysFailure = { reason: 'http_status', params: { status: 410 } } as const;
    const html = render(
      <ConfigurationMetadata view={discovered(PROVIDER_DOCUMENTS.apple, { keys: [], keysFailure })} />,
    );
    expect(html).toContain('Not advertised');
    expect(html).toContain('The specification assumes authorization_code, implicit');
    expect(html).toContain('HTTP status 410');
  });

  it('names one by one what a publisher of keys alone lacks', () => {
    const html = render(<ConfigurationMetadata view={discovered(PROVIDER_DOCUMENTS.keysOnly)} />);
    expect(html).toContain('lacks members that sign-in needs: authorization_endpoint, token_endpoint.');
    expect(render(<ConfigurationMetadata view={discovered(PROVIDER_DOCUMENTS.google)} />)).not.toContain(
      'lacks members',
    );
  });

  it('shows a composed document without pretending that somebody published it', () => {
    const html = render(
      <ConfigurationMetadata view={composedView({ token_endpoint: 'https://idp.example/t' })} mode="manual" />,
    );
    expect(html).toContain('https://idp.example/t');
    expect(html).not.toContain('SHA-256');
    expect(html).not.toContain('Not advertised');
  });
});

describe('DiscoveryFailureNotice', () => {
  const params = {
    host: 'idp.example',
    port: '8080',
    status: 403,
    limitKib: 256,
    location: 'https://b.example/',
    members: 'issuer',
    member: 'issuer',
    contentType: 'text/html',
    keys: 'one',
    requested: 'https://a.example',
    published: 'https://a.example/',
    first: 'https://a.example/1',
    second: 'https://a.example/2',
  };

  it.each(DISCOVERY_FAILURE_REASONS)('%s: says the cause and what to do', (reason) => {
    const html = render(<DiscoveryFailureNotice failure={{ reason, params }} />);
    expect(html).not.toContain('{');
    expect(html).not.toContain(`failure.${reason}`);
  });

  it('names both issuers and offers the right one as a button that works without JavaScript', () => {
    const failure = { reason: 'wrong_issuer', params: { ...params, correction: 'https://a.example/' } } as const;
    const html = render(<DiscoveryFailureNotice failure={failure} correctionName="issuerUrl" />);
    expect(html).toContain('>https://a.example<');
    const [button = ''] = /<button[^>]*>/.exec(html) ?? [];
    for (const attribute of ['type="submit"', 'name="issuerUrl"', 'value="https://a.example/"'])
      expect(button).toContain(attribute);
  });
});

describe('ContractCheck', () => {
  const configuration = {
    ...defaultConfiguration('automatic'),
    grantTypes: ['authorization_code', 'password'],
    responseTypes: ['code'],
    scopes: ['openid'],
  };
  const rows = contractCheck(configuration, readProviderMetadata(PROVIDER_DOCUMENTS.google));

  it('shows each value with its verdict', () => {
    const html = render(<ContractCheck rows={rows} />);
    expect(html).toContain('1 value is not advertised');
    expect(html.match(/<code/g)).toHaveLength(rows.length);
  });
});
