import fc from 'fast-check';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { parseRegistration } from '../../registration/parse';
import { readWireDocument } from './read';
import { describable, softwareStatementRefusal, wireRefusal } from './refusal';
import { checkSectorDocument } from './subject';
import { register, registered, terms } from './wire.fixture';
import { fatesOf, writeWireDocument } from './write';

const https = fc.constantFrom('https://a.example/cb', 'https://a.example/other?x=1', 'https://b.example:8443/cb');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const flows = fc.constantFrom(
  { grant_types: ['authorization_code'], response_types: ['code'] },
  { grant_types: ['authorization_code', 'implicit'], response_types: ['code id_token'] },
  { grant_types: ['authorization_code', 'implicit'], response_types: ['code', 'id_token', 'code id_token'] },
  { grant_types: ['implicit', 'client_credentials'], response_types: ['id_token'] },
  { grant_types: ['refresh_token', 'authorization_code'], response_types: ['code'] },
  { grant_types: ['client_credentials', 'urn:example:grant'], response_types: [] },
  { grant_types: [] },
  {},
);
const documents = fc
  .tuple(
    flows,
    fc.record({
      redirect_uris: fc.uniqueArray(https, { minLength: 1 }),
      client_name: optional(fc.constantFrom('Shop', 'Shop & Sons (v1)', 'Ünïcödé')),
      token_endpoint_auth_method: optional(fc.constantFrom('client_secret_basic', 'client_secret_post')),
      scope: optional(fc.constantFrom('openid', 'openid orders.read', '')),
      contacts: optional(fc.uniqueArray(fc.constantFrom('a@b.example', 'c@d.example'))),
      client_uri: optional(https),
      jwks_uri: optional(https),
      post_logout_redirect_uris: optional(fc.uniqueArray(https)),
      frontchannel_logout_uri: optional(https),
      frontchannel_logout_session_required: optional(fc.boolean()),
      backchannel_logout_uri: optional(https),
      backchannel_logout_session_required: optional(fc.boolean()),
      default_max_age: optional(fc.integer({ min: 1, max: 2_147_483_647 })),
      id_token_signed_response_alg: optional(fc.constantFrom('RS256', 'ES256')),
      require_signed_request_object: optional(fc.boolean()),
      software_version: optional(fc.constantFrom('1.0', '2.4.1')),
      application_type: optional(fc.constantFrom('web', 'native')),
    }),
  )
  .map(([flow, members]) => ({ ...members, ...flow }));

describe('a document and its registration', () => {
  it('says of itself what makes the same registration again', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const previous = registered(document);
        const wire = writeWireDocument(previous);
        expect(registered(wire, { previous })).toEqual(previous);
        expect(writeWireDocument(registered(wire, { previous }))).toEqual(wire);
      }),
    );
  });

  it('registers what was sent as it was sent', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const sent = Object.fromEntries(
          Object.entries(document).filter(([, value]) => value !== undefined && value !== ''),
        );
        const changed = fatesOf(sent, writeWireDocument(registered(sent))).filter(({ fate }) => fate === 'substituted');
        expect(changed).toEqual([]);
      }),
    );
  });

  it('never throws, whatever stands in it, and describes every refusal', () => {
    const t = createTranslator({ locale: 'en', messages, namespace: 'fieldErrors' });
    const member = fc.constantFrom(
      ...Object.keys(writeWireDocument(registered({ redirect_uris: ['https://a.example/'] }))),
      'subject_type',
      'jwks',
      'x#ja',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.dictionary(member, fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.anything())), (document) => {
        const { input, errors } = readWireDocument(document, terms, null);
        const parsed = parseRegistration(input, {
          previous: null,
          allowHttpIssuer: () => false,
          allowPrivateUseScheme: false,
          names: 'lenient',
        });
        const all = [...errors, ...(parsed.ok ? [] : parsed.fieldErrors)];
        if (all.length === 0) return;
        const { error_description } = wireRefusal(all, document, ({ code, params }) => t(code as 'required', params));
        expect(error_description).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a refusal', () => {
  const sentence = () => 'No.';
  it('names the member and its value', () => {
    const document = { redirect_uris: ['https://a.example/', 'https://b.example/#x'], contacts: ['nobody'] };
    const { errors } = register({ redirect_uris: document.redirect_uris });
    expect(wireRefusal(errors, document, sentence)).toEqual({
      error: 'invalid_redirect_uri',
      error_description: "redirect_uris[1] 'https://b.example/#x': No.",
    });
    const both = wireRefusal(register(document).errors, document, sentence);
    expect(both.error).toBe('invalid_client_metadata');
    expect(both.error_description).toContain("contacts[0] 'nobody': No.");
  });

  it('says in ASCII what the reader could not see', () => {
    expect(describable('“a\u202Eb” \\ ’')).toBe("'aU+202Eb' U+005C '");
  });

  it('tells a software statement that is none from one that nobody approved', () => {
    expect(softwareStatementRefusal('e30.e30.c2ln')).toBe('unapproved_software_statement');
    for (const statement of ['nonsense', 7, {}]) {
      expect(softwareStatementRefusal(statement)).toBe('invalid_software_statement');
    }
  });
});

describe('the sector document', () => {
  const sector = {
    host: 's.example',
    documentUri: 'https://s.example/',
    redirectUris: ['https://a.example/', 'https://b.example/'],
  };
  it.each([
    [sector.redirectUris, []],
    [['https://a.example/'], ['sector_not_listed']],
    [{ redirect_uris: sector.redirectUris }, ['sector_format']],
    [[...sector.redirectUris, 7], ['sector_format']],
  ])('%j', (document, codes) => {
    expect(checkSectorDocument(document, sector).map(({ code }) => code)).toEqual(codes);
  });
});

describe('what became of each member', () => {
  it('is told apart', () => {
    const sent = {
      redirect_uris: ['https://a.example/'],
      default_max_age: 0,
      tls_client_certificate_bound_access_tokens: true,
    };
    const fates = fatesOf(sent, writeWireDocument(registered(sent)));
    expect(fates.filter(({ member }) => member in sent).map(({ fate }) => fate)).toEqual([
      'registered',
      'substituted',
      'ignored',
    ]);
    expect(fates).toContainEqual({
      member: 'grant_types',
      fate: 'added',
      sent: null,
      registered: ['authorization_code'],
    });
  });
});
