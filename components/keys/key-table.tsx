'use client';

import { useTranslations } from 'next-intl';
import { RowAct } from '@/components/form/row-act';
import { Status, type Tone } from '@/components/ui/badge';
import { CopyText } from '@/components/ui/copy';
import { ActsTd, HeardTh, NameTd, Nothing, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/domain/form-state';
import type { KeyState, SigningKeyView } from '@/lib/domain/keys/key';

/** What an administrator may do; null for everybody else, who reads. */
export type KeyActions = { rotate: FormAction<null>; revoke: FormAction<null> } | null;

const TONES: Record<KeyState, Tone> = { current: 'success', next: 'info', retiring: 'warning', retired: 'neutral' };

/** The keys of every algorithm, those that sign first. Needs the words `keys`, `auth`, `errors` and `fieldErrors`. */
export function KeyTable({
  keys,
  now,
  actions,
}: {
  keys: readonly SigningKeyView[];
  now: number;
  actions: KeyActions;
}) {
  const t = useTranslations('keys');
  return (
    <Table caption={t('caption')} stacked>
      <thead>
        <tr>
          <Th>{t('key')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('created')}</Th>
          <Th>{t('signsSince')}</Th>
          <Th>{t('retires')}</Th>
          {actions && <HeardTh>{t('acts')}</HeardTh>}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <KeyRow key={key.kid} signingKey={key} now={now} actions={actions} />
        ))}
      </tbody>
    </Table>
  );
}

function KeyRow({ signingKey, now, actions }: { signingKey: SigningKeyView; now: number; actions: KeyActions }) {
  const t = useTranslations('keys');
  const { kid, algorithm, state, createdAt, activatedAt, retiresAt, retiredAt } = signingKey;
  const moment = (at: string | null) => (at === null ? <Nothing /> : <Time at={at} now={now} />);
  return (
    <Tr>
      <NameTd name={algorithm} className="max-w-40 sm:max-w-72">
        <CopyText whole value={kid} what={t('copy')} />
      </NameTd>
      <Td label={t('state')}>
        <Status tone={TONES[state]}>{t(`states.${state}`)}</Status>
      </Td>
      <Td label={t('created')}>{moment(createdAt)}</Td>
      <Td label={t('signsSince')}>{moment(activatedAt)}</Td>
      <Td label={t('retires')}>{moment(retiredAt ?? retiresAt)}</Td>
      {actions && (
        <ActsTd>
          <span className="flex justify-end gap-2">
            {state === 'current' && (
              <RowAct
                id={`rotate-${algorithm}`}
                action={actions.rotate}
                subject={{ algorithm, instead: kid }}
                button={t('rotate.button')}
                label={t('rotate.whom', { algorithm })}
                question={t('rotate.question', { algorithm })}
                effect={t('rotate.effect')}
                tone="primary"
              />
            )}
            {state !== 'retired' && (
              <RowAct
                id={`revoke-${kid}`}
                action={actions.revoke}
                subject={{ kid }}
                button={t('revoke.button')}
                label={t('revoke.whom', { algorithm, state: t(`states.${state}`) })}
                question={t('revoke.question', { algorithm })}
                effect={state === 'next' ? t('revoke.effectNext') : t('revoke.effect')}
                tone="danger"
              />
            )}
          </span>
        </ActsTd>
      )}
    </Tr>
  );
}
