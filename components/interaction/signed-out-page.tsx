import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import type { SignedOutView } from '@/lib/domain/interaction/views';
import { LogoutFrames } from './logout-frames';
import { PageHead } from './page-head';
import { LONG_WORDS } from './wide-button';

/** The end of a session here, and, in frames that nobody sees, at the applications it was used for. */
export function SignedOutPage({ view }: { view: SignedOutView }) {
  const t = useTranslations('interaction.signedOut');
  return (
    <>
      <CircleCheck aria-hidden className="mb-4 size-9 text-success" />
      <PageHead client={null} title={t(`${view.scope}.title`, { client: view.client?.name ?? '' })}>
        {t(`${view.scope}.lead`)}
      </PageHead>
      {view.frames.length > 0 && <LogoutFrames frames={view.frames} next={view.next} />}
      {view.next !== null && (
        <a href={view.next} rel="noreferrer" className={`${buttonClass({ variant: 'primary' })} ${LONG_WORDS}`}>
          {view.client ? t('next', { client: view.client.name }) : t('nextUnknown')}
        </a>
      )}
    </>
  );
}
