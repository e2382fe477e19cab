import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { correctionOf, type DiscoveryFailure } from '@/lib/domain/metadata/failure';

/** Facts of a failure that a person compares letter by letter: shown apart from the sentence. */
const DETAILS = ['requested', 'published', 'location', 'contentType'] as const;

/**
 * Why a discovery failed, what to do, and the issuer that would have worked as one click: a submit button called
 * `correctionName` without JavaScript, `onCorrect` with it.
 */
export function DiscoveryFailureNotice({
  failure,
  onCorrect,
  correctionName,
  live = false,
  tone = 'danger',
  children,
}: {
  failure: DiscoveryFailure;
  onCorrect?: (issuer: string) => void;
  correctionName?: string;
  live?: boolean;
  tone?: 'danger' | 'warning';
  /** What else can be done: saving as not verified, discovering again. */
  children?: ReactNode;
}) {
  const t = useTranslations('discovery');
  const correction = correctionOf(failure);
  const details = DETAILS.filter((name) => failure.params[name] !== undefined && failure.params[name] !== '');
  const button = correction !== null && (onCorrect !== undefined || correctionName !== undefined) && (
    <Button
      type={correctionName === undefined ? 'button' : 'submit'}
      name={correctionName}
      value={correction}
      onClick={
        onCorrect &&
        ((event) => {
          event.preventDefault();
          onCorrect(correction);
        })
      }
      size="sm"
      className="max-w-full text-left wrap-anywhere whitespace-normal!"
    >
      {t('useCorrection', { issuer: correction })}
    </Button>
  );
  return (
    <Notice
      tone={tone}
      title={t('title')}
      live={live}
      actions={
        (button || children) && (
          <>
            {button}
            {children}
          </>
        )
      }
    >
      <p>
        {failure.reason === 'wrong_issuer'
          ? t('wrongIssuerShort')
          : t(`failure.${failure.reason}.cause`, failure.params)}
      </p>
      {details.length > 0 && (
        <dl className="my-1.5 grid gap-x-3 gap-y-0.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
          {details.map((name) => (
            <div key={name} className="contents">
              <dt className="text-xs text-muted">{t(`details.${name}`)}</dt>
              <dd className="font-mono text-xs wrap-anywhere">{failure.params[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-sm text-muted">{t(`failure.${failure.reason}.action`, failure.params)}</p>
    </Notice>
  );
}
