import type { Metadata } from 'next';
import { NotFoundNotice } from '@/components/auth/not-found-notice';
import { LonePage } from '@/components/shell/lone-page';
import messages from '@/messages/en.json';

export const metadata: Metadata = { title: messages.errors.notFound.title };

/** A page outside the console that looked for something and did not find it. */
export default function NotFound() {
  return (
    <LonePage>
      <NotFoundNotice />
    </LonePage>
  );
}
