import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Description, DescriptionList } from '@/components/ui/description-list';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { DeviceView } from '@/lib/domain/interaction/views';
import { ClientFactsList } from './client-facts';
import { PageHead } from './page-head';
import { WideButton } from './wide-button';

/** A device without a keyboard shows a code; here it is entered, and what is behind it confirmed (RFC 8628 §3.3). */
export function DevicePage({ view }: { view: DeviceView }) {
  if (view.step === 'enter') return <Enter view={view} />;
  return view.step === 'confirm' ? <Confirm view={view} /> : <End view={view} />;
}

function Enter({ view }: { view: DeviceView }) {
  const t = useTranslations('interaction');
  const sentence = view.error && t(`errors.${view.error.code}` as never, view.error.params as never);
  return (
    <>
      <PageHead client={null} title={t('device.title')}>
        {t('device.lead')}
      </PageHead>
      {sentence && (
        <div className="mb-5">
          <ErrorSummary errors={[{ fieldId: 'user_code', message: sentence }]} />
        </div>
      )}
      <form method="post" action={view.address} className="flex flex-col gap-4" noValidate>
        <input type="hidden" name="xsrf" value={view.xsrf} />
        <Field name="user_code" label={t('device.code')} hint={t('device.codeHint')} error={sentence}>
          {(control) => (
            <Input
              {...control}
              mono
              autoComplete="one-time-code"
              defaultValue={view.userCode}
              className="h-11 text-center text-lg tracking-[0.2em] uppercase"
            />
          )}
        </Field>
        <WideButton variant="primary">{t('device.next')}</WideButton>
      </form>
    </>
  );
}

function Confirm({ view }: { view: DeviceView }) {
  const t = useTranslations('interaction');
  const { client, device } = view;
  return (
    <>
      <PageHead client={client} title={t('device.confirmTitle')}>
        {t('device.confirmLead', { client: client?.name ?? t('device.unknown') })}
      </PageHead>
      <p className="mb-4 rounded-lg border border-border bg-sunken px-3 py-3 text-center font-mono text-lg tracking-[0.2em]">
        <span className="sr-only">{t('device.code')} </span>
        {view.userCode}
      </p>
      {device && (
        <DescriptionList>
          <Description term={t('device.address')}>{device.address ?? t('device.unknown')}</Description>
          <Description term={t('device.software')}>{device.userAgent ?? t('device.unknown')}</Description>
        </DescriptionList>
      )}
      <form method="post" action={view.address} className="mt-5 flex flex-col gap-2 sm:flex-row-reverse">
        <input type="hidden" name="xsrf" value={view.xsrf} />
        <input type="hidden" name="user_code" value={view.userCode} />
        <WideButton name="confirm" value="yes" variant="primary" className="flex-1">
          {t('device.confirm')}
        </WideButton>
        <WideButton name="abort" value="yes" className="flex-1">
          {t('device.abort')}
        </WideButton>
      </form>
      {client && <ClientFactsList client={client} />}
    </>
  );
}

function End({ view }: { view: DeviceView }) {
  const t = useTranslations('interaction');
  const done = view.step === 'done';
  const Icon = done ? CircleCheck : CircleX;
  return (
    <>
      <Icon aria-hidden className={done ? 'mb-4 size-9 text-success' : 'mb-4 size-9 text-danger'} />
      <PageHead client={null} title={done ? t('device.doneTitle') : t('device.abortedTitle')}>
        {done ? t('device.done') : t('device.aborted')}
      </PageHead>
    </>
  );
}
