import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import type { SignedOutView } from '@/lib/domain/interaction/views';
import { LogoutFrames } from './logout-frames';
import { PageHead } from './page-head';

/** The end of a session here, and, in frames that nobody sees, at the applications it was used for. */
export function SignedOutPage({ view }: { view: SignedOutView }) {
  const t = useTranslations('interaction.signedOut');
  return (
    <>
      <CircleCheck aria-hidden className="mb-4 size-9 text-success" />
      <PageHead
        client={null}
        title={view.everywhere ? t('title') : t('titleClient', { client: view.client?.name ?? '' })}
      >
        {view.everywhere ? t('lead') : t('leadClient')}
      </PageHead>
      {view.frames.length > 0 && <LogoutFrames frames={view.frames} next={view.next} />}
      {view.next !== null && (
        <a href={view.next} rel="noreferrer" className={buttonClass({ variant: 'primary' })}>
          {view.client ? t('next', { client: view.client.name }) : t('nextUnknown')}
        </a>
      )}
    </>
  );
}
