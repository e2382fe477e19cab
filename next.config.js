import createNextIntlPlugin from 'next-intl/plugin';

// ICU messages are compiled at build time: the browser gets a formatter of about one kilobyte instead of an ICU parser.
const withMessages = createNextIntlPlugin({
  requestConfig: './lib/server/messages.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: ['en'], sourceLocale: 'en', precompile: true },
  },
});

/** @type {import('next').NextConfig} */
const config = {
  // A reverse proxy compresses cheaper than Next; the security headers and the nonce are server.ts's.
  compress: false,
  poweredByHeader: false,
  // Titles are known at once: in the head, also for whoever has no JavaScript, and not streamed after the page.
  htmlLimitedBots: /.*/,
  experimental: { authInterrupts: true, globalNotFound: true },
};

export default withMessages(config);
