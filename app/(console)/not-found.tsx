import { NotFoundNotice } from '@/components/auth/not-found-notice';

/** A page that looked for something and did not find it; the frame around it stands. */
export default function ConsoleNotFound() {
  return <NotFoundNotice />;
}
