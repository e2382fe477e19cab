import { ForbiddenNotice } from '@/components/auth/forbidden-notice';
import { LonePage } from '@/components/shell/lone-page';

/** A page that is not for this role, where nothing nearer says which role it takes. */
export default function Forbidden() {
  return (
    <LonePage>
      <ForbiddenNotice />
    </LonePage>
  );
}
