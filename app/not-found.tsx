import type { Metadata } from 'next';
import { NotFoundNotice } from '@/components/auth/not-found-notice';
import { Brand } from '@/components/shell/brand';
import messages from '@/messages/en.json';

export const metadata: Metadata = { title: messages.errors.notFound.title };

/** A page outside the console that looked for something and did not find it. */
export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-150 px-4 py-16">
      <div className="mb-10">
        <Brand />
      </div>
      <NotFoundNotice />
    </main>
  );
}
