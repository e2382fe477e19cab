import { ForbiddenNotice } from '@/components/auth/forbidden-notice';

/** A form that this role could not save. */
export default function Forbidden() {
  return <ForbiddenNotice permission="resource:write" />;
}
