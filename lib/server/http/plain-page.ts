import type { IncomingMessage } from 'node:http';
import messages from '@/messages/en.json';

type Told = {
  title: string;
  sentence: string;
  /** What an administrator finds it in the log by. */
  number: string | null;
};

/** The mark, as on every other page (components/shell/brand.tsx), without a style sheet. */
const BRAND = `<svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#2450c8"/><path d="M21.6 11.2a7.2 7.2 0 1 0 0 9.6M18.5 16h7" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="16.4" cy="16" r="2.4" fill="#fff"/></svg>`;

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page without Next: one sentence, and the way on. It can be read without a script. */
export function plainPage(request: IncomingMessage, told: Told): string {
  const { method, url = '/' } = request;
  // A form that was sent is not sent again by a link; the browser's way back still has what was typed.
  const wayOn = method === 'POST' ? messages.server.goBack : { href: url, words: messages.ui.failed.retry };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(told.title)} · Clientele</title>
</head>
<body>
${plainContent(request, { ...told, wayOn })}
</body>
</html>
`;
}

type Way = string | { href: string; words: string };

/** What stands in the body of such a page, with its looks. */
export function plainContent(
  { headers }: IncomingMessage,
  { title, sentence, number, wayOn }: Told & { wayOn: Way },
): string {
  const nonce = String(headers['x-nonce'] ?? '');
  const way =
    typeof wayOn === 'string'
      ? escapeHtml(wayOn)
      : `<a href="${escapeHtml(wayOn.href)}">${escapeHtml(wayOn.words)}</a>`;
  return `<style nonce="${escapeHtml(nonce)}">
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 37.5rem; margin: 4rem auto; padding: 0 1rem; color: light-dark(#1b1f2a, #ebecef); background: light-dark(#f9fafb, #0c0d11); }
h1 { font-size: 1.25rem; }
header { display: flex; align-items: center; gap: 0.5rem; font-weight: 600; }
a { color: light-dark(#2f55c9, #9db8ff); }
</style>
<header>${BRAND} ${escapeHtml(messages.app.name)}</header>
<main>
<div role="alert">
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(sentence)}</p>
${number === null ? '' : `<p>${escapeHtml(messages.ui.failed.number)} <code>${escapeHtml(number)}</code></p>\n`}<p>${way}</p>
</div>
</main>`;
}
