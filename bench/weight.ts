import { gzipSync } from 'node:zlib';

/** First-load JavaScript of a page in KB (1,000 bytes), gzipped: every script the served HTML names, each once. */
export async function firstLoadJavaScript(url: string, headers: Record<string, string>): Promise<number> {
  const html = await (await fetch(url, { headers, redirect: 'error' })).text();
  const sources = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+)"([^>]*)>/g)]
      // Sent to browsers without ES modules only.
      .filter(([whole]) => !/\bnomodule\b/i.test(whole))
      .map(([, source]) => source as string),
  );
  let bytes = 0;
  for (const source of sources) {
    const script = await fetch(new URL(source, url));
    bytes += gzipSync(Buffer.from(await script.arrayBuffer())).byteLength;
  }
  return bytes / 1000;
}
