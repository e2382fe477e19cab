import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/actor';
import type { WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { fatesOf, type MemberFate, writeWireDocument } from '@/lib/domain/dialects/rfc7591/write';
import { fieldError } from '@/lib/domain/field-errors';
import { isJsonObject } from '@/lib/domain/json/json-object';
import { lineOf, placeOfSyntaxFault } from '@/lib/domain/json/places';
import { parseStrictJson } from '@/lib/domain/json/strict-json';
import { DomainError } from '@/lib/domain/problem';
import { fromConfiguration, type RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { withIdentifiers } from '@/lib/domain/registration/identifiers';
import { requirePermission } from '../authorize';
import { database } from '../database';
import { createRegistration, type SavedRegistration } from '../registrations/create';
import { parseRequest, type SaveRequest } from '../registrations/parse-request';
import { readDynamicRegistrationSettings } from '../settings';
import { readWireRequest } from './register';

/** What would become of an RFC 7591 document, member by member. Writes nothing. Throws `invalid_input`. */
export async function previewDocument(actor: Actor, text: string): Promise<MemberFate[]> {
  await requirePermission(actor, 'registration:write');
  const document = readDocument(text);
  const configuration = parseRequest(await requestFor(document), null, new Date());
  // What is made up when it is saved is made up here for the looks of it, and left out.
  const { client_name, ...registered } = writeWireDocument(withIdentifiers(configuration, randomUUID()));
  return fatesOf(document, configuration.name === '' ? registered : { client_name, ...registered });
}

/** The registration that a document describes, to look at and to change before it is saved. Writes nothing. Throws `invalid_input`. */
export async function readDocumentAsForm(actor: Actor, text: string): Promise<RegistrationFormValues> {
  await requirePermission(actor, 'registration:write');
  return fromConfiguration(parseRequest(await requestFor(readDocument(text)), null, new Date()));
}

/** Registers the client that an RFC 7591 document describes, as an administrator: all grants and scopes, no approval to wait for. */
export async function registerFromJson(
  actor: Actor,
  { text, idempotencyKey }: { text: string; idempotencyKey: string | null },
): Promise<SavedRegistration> {
  await requirePermission(actor, 'registration:write');
  return createRegistration(actor, { ...(await requestFor(readDocument(text))), idempotencyKey });
}

function readDocument(text: string): WireDocument {
  const syntaxFault = placeOfSyntaxFault(text);
  if (syntaxFault !== null) {
    const fieldErrors = [fieldError('document', 'json_syntax', lineOf(text, syntaxFault))];
    throw new DomainError('invalid_input', { fieldErrors });
  }
  const json = parseStrictJson(text);
  const fault = json.ok ? null : fieldError('document', 'json_document', { member: json.member || '-' });
  if (fault !== null) throw new DomainError('invalid_input', { fieldErrors: [fault] });
  const value = json.ok ? json.value : null;
  if (!isJsonObject(value)) {
    throw new DomainError('invalid_input', { fieldErrors: [fieldError('document', 'not_an_object', {})] });
  }
  return value;
}

async function requestFor(document: WireDocument): Promise<SaveRequest> {
  const { grantSet, defaultScopes } = await readDynamicRegistrationSettings(database);
  return readWireRequest(document, { grantSet, defaultScopes, allowedGrants: null, allowedScopes: null }, null);
}
