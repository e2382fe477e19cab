import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A company's identity provider on loopback whose person is always signed in already: it sends everybody straight back. */
export async function startCompanyProvider() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'company', alg: 'RS256', use: 'sig' };
  const person = { sub: 'c-1', email: 'ida@corp.example', name: 'Ida' };
  const begun = new Map<string, URLSearchParams>();

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer());
    const json = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer: issuer(),
        authorization_endpoint: `${issuer()}/authorize`,
        token_endpoint: `${issuer()}/token`,
        jwks_uri: `${issuer()}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (url.pathname === '/jwks') return json({ keys: [key] });
    if (url.pathname !== '/token') return response.writeHead(404).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const asked = begun.get(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked?.get('code_challenge') !== verifier) return response.writeHead(400).end('{"error":"invalid_grant"}');
    const claims = { ...person, nonce: asked.get('nonce') };
    const idToken = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'company' })
      .setIssuer(issuer())
      .setAudience('clientele')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    return json({ access_token: 'unused', token_type: 'Bearer', id_token: idToken });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer: issuer(),
    host: new URL(issuer()).host,
    person,
    /** What the browser is sent back with after `address`. */
    answer(address: URL): URL {
      const code = `code-${begun.size}`;
      begun.set(code, address.searchParams);
      const back = new URL(address.searchParams.get('redirect_uri') ?? '');
      back.search = String(new URLSearchParams({ code, state: address.searchParams.get('state') ?? '' }));
      return back;
    },
    stop: () => new Promise((closed) => server.close(closed)),
  };
}
