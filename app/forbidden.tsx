import { ForbiddenNotice } from '@/components/auth/forbidden-notice';
import { Brand } from '@/components/shell/brand';

/** A page that is not for this role, where nothing nearer says which role it takes. */
export default function Forbidden() {
  return (
    <main id="main" className="mx-auto max-w-150 px-4 py-16">
      <div className="mb-10">
        <Brand />
      </div>
      <ForbiddenNotice />
    </main>
  );
}
