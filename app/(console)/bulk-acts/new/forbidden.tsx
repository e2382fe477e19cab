import { ForbiddenNotice } from '@/components/auth/forbidden-notice';

/** An act that this role could not begin. */
export default function Forbidden() {
  return <ForbiddenNotice permission="registration:write" />;
}
