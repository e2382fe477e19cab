import { ForbiddenNotice } from '@/components/auth/forbidden-notice';

/**
 * Nobody asks for this: who is not signed in is led to the sign-in page. But where it is missing, Next sends its own page for
 * it, a kilobyte of elements and styles, along with every page.
 */
export default function Unauthorized() {
  return <ForbiddenNotice />;
}
