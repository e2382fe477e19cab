import type { Metadata } from 'next';
import { NotFoundNotice } from '@/components/auth/not-found-notice';
import messages from '@/messages/en.json';

export const metadata: Metadata = { title: messages.errors.notFound.title };

/** A page that looked for something and did not find it; the frame around it stands. */
export default function ConsoleNotFound() {
  return <NotFoundNotice />;
}
