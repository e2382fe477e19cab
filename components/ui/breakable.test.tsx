// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Breakable } from './breakable';

afterEach(cleanup);

it.each([
  ['https://login.example.com/oauth2/token?a=1&b', 'https://|login.|example.|com/|oauth2/|token?|a=|1&|b'],
  ['token_endpoint_auth_method', 'token_|endpoint_|auth_|method'],
  ['https://a.example/', 'https://|a.|example/'],
  ['plain', 'plain'],
  ['', ''],
])('%s', (text, parts) => {
  const { container } = render(<Breakable text={text} />);
  expect(container.innerHTML.replaceAll('<wbr>', '|').replaceAll('&amp;', '&')).toBe(parts);
  expect(container.textContent).toBe(text);
});
