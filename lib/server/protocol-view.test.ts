import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import type { ProtocolView } from '@/lib/domain/interaction/views';
import { extendPolicy } from './http/security-headers';
import { readView, turnIntoPage } from './protocol-view';

const VIEW: ProtocolView = {
  page: 'refused',
  error: 'invalid_client',
  description: 'über “quotes”',
  client: null,
  requestId: 'r',
};

it('makes of a form that was sent a page to be read, with its view and nothing of the form', () => {
  const headers = {
    host: 'clientele.example.com',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': '12',
    'next-action': 'x',
  };
  const request = { method: 'POST', url: '/oauth/authorize', originalUrl: '/oauth/authorize', headers };
  turnIntoPage(request as unknown as IncomingMessage, VIEW);
  expect(request).toMatchObject({ method: 'GET', url: '/interaction' });
  expect(Object.keys(headers)).toEqual(['host', 'x-clientele-view']);
  expect(readView(new Headers(headers as Record<string, string>))).toEqual(VIEW);
});

it('has no view for whoever opens the page by its name', () => {
  expect(readView(new Headers())).toBeNull();
});

it.each([
  [{ 'form-action': ['https://a.example'] }, "default-src 'none'; form-action 'self' https://a.example"],
  [{ 'form-action': ["'self'"] }, "default-src 'none'; form-action 'self'"],
  [{ 'form-action': [] }, "default-src 'none'; form-action 'self'"],
  [{ 'frame-src': ['https://a.example/x'] }, "default-src 'none'; form-action 'self'; frame-src https://a.example/x"],
])('adds %j to the policy of one answer', (additions, expected) => {
  let policy = "default-src 'none'; form-action 'self'";
  const response = {
    getHeader: () => policy,
    setHeader: (_name: string, value: string) => {
      policy = value;
    },
  };
  extendPolicy(response as unknown as ServerResponse, additions as never);
  expect(policy).toBe(expected);
});
