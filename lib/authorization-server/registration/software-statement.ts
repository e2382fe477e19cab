import { said, type WireDocument } from '@/lib/domain/dialects/rfc7591/members';
import { softwareStatementRefusal } from '@/lib/domain/dialects/rfc7591/refusal';
import { Refused } from './refused';

/** RFC 7591 §2.3: who does not trust a statement's issuer must not act on it, and saying nothing would look as if one did. */
export function refuseSoftwareStatement(document: WireDocument): void {
  const statement = said(document, 'software_statement');
  if (statement === undefined) return;
  const description = 'software_statement: This server trusts no issuer of software statements. Leave it out.';
  throw new Refused(400, softwareStatementRefusal(statement), description);
}
