'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, startTransition } from 'react';
import { FormFeedback, useFieldErrors } from '@/components/auth/form-feedback';
import { EditConflict } from '@/components/form/edit-conflict';
import { LeaveDialog } from '@/components/form/leave-dialog';
import { useFormAction } from '@/components/form/use-form-action';
import { useLeaveGuard } from '@/components/form/use-leave-guard';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { conflictField, OPENED_FIELD, THEIRS_FIELD } from '@/lib/domain/edit-conflict';
import { type FormAction, typedValue } from '@/lib/domain/form-state';
import type { Setting } from '@/lib/domain/setting';
import { type SettingShape, useSettingEdit } from './use-setting-edit';

/** What the controls of one settings form are given. */
export type SettingControls = {
  textsOf: (name: string) => readonly string[];
  textOf: (name: string) => string;
  errorsOf: (name: string) => ReactNode[];
  /** The key of every control: after an answer it begins anew with what was chosen. */
  round: number;
};

type SettingFormProps<Value> = SettingShape<Value> & {
  settings: Setting<Value>;
  save: FormAction<Setting<Value>>;
  /** “Save policy”, “Policy saved”. */
  words: { save: string; saved: string };
  /** A field, and a value of it, as a person reads them. */
  label: (name: string) => string;
  sayValue?: (name: string, value: string) => string;
  className?: string;
  /** Longer than a screen, and as wide as its card: the button stays in sight at the foot of the screen. */
  long?: boolean;
  children: (controls: SettingControls) => ReactNode;
};

/**
 * The form of one setting. Nothing chosen is lost by an error, by leaving the page unasked, or by somebody else's save: each of their
 * values stands beside mine to choose from. Needs the words `settings.form`, `form.bar`, `form.conflict`, `form.leave`, `errors` and `fieldErrors`.
 */
export function SettingForm<Value>({
  settings,
  save,
  words,
  label,
  sayValue = (_, value) => value,
  className,
  long = false,
  children,
  ...shape
}: SettingFormProps<Value>) {
  const t = useTranslations('settings.form');
  const bar = useTranslations('form.bar');
  const [state, send] = useFormAction(save);
  const errorsOf = useFieldErrors(state);
  const edit = useSettingEdit(shape, settings, state);
  const guard = useLeaveGuard(edit.changes > 0);
  const { form, mine, theirs, conflicts, saved } = edit;
  const say = (name: string, values: readonly string[]) => values.map((value) => sayValue(name, value));

  const apply = (taken: string[]) => {
    if (form.current === null || theirs === null) return;
    const data = new FormData(form.current);
    data.set('version', String(theirs.version));
    for (const field of taken) data.set(conflictField(field), 'theirs');
    startTransition(() => send(data));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };

  // While theirs is to be weighed, applying the choice comes first.
  const button = <SubmitButton variant={theirs === null ? 'primary' : 'secondary'}>{words.save}</SubmitButton>;

  return (
    <>
      <form
        ref={form}
        action={send}
        noValidate
        className={className}
        onInput={edit.count}
        onClick={edit.count}
        onKeyUp={edit.count}
        onKeyDown={onKeyDown}
      >
        <input type="hidden" name="version" value={edit.version} />
        <input type="hidden" name={OPENED_FIELD} value={edit.kept.opened} />
        {edit.kept.theirs !== null && <input type="hidden" name={THEIRS_FIELD} value={edit.kept.theirs} />}
        <div className={long ? 'p-4 empty:hidden sm:px-5' : 'contents'}>
          {theirs === null && <FormFeedback state={state} />}
        </div>
        {children({
          textsOf: (name) => mine[name] ?? [],
          textOf: (name) => mine[name]?.[0] ?? '',
          errorsOf,
          round: state.attempt,
        })}
        {/* Beside the button: an answer to it, and theirs, which its reason may speak of. */}
        <div className={long ? 'flex flex-col gap-3 border-t border-border p-4 sm:px-5' : 'flex flex-col gap-4'}>
          {saved && !long && <Notice tone="success" live title={words.saved} />}
          {theirs !== null && (
            <EditConflict
              fields={conflicts.map((each) => ({
                ...each,
                mine: say(each.field, each.mine),
                theirs: say(each.field, each.theirs),
              }))}
              title={t('conflict', { by: theirs.updatedBy ?? '–' })}
              label={label}
              onApply={apply}
              isField
            />
          )}
          <div className="flex flex-wrap items-end gap-3">
            <Field
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              optional
              className="min-w-0 flex-1 basis-64"
            >
              {(control) => (
                <Input
                  {...control}
                  key={state.attempt}
                  maxLength={1000}
                  defaultValue={saved ? '' : typedValue(state, 'reason')}
                  autoComplete="off"
                />
              )}
            </Field>
            {!long && button}
          </div>
        </div>
        {long && (
          <div
            data-save-bar
            data-print="hide"
            className="sticky bottom-0 z-10 flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 border-t border-border bg-surface/95 px-4 py-2.5 backdrop-blur sm:px-5"
          >
            <div className="mr-auto min-w-0 text-xs text-muted">
              {saved && edit.changes === 0 ? (
                <Notice tone="success" live title={words.saved} />
              ) : (
                <span className="unscripted:hidden">{bar('changes', { count: edit.changes })}</span>
              )}
            </div>
            {button}
          </div>
        )}
      </form>
      <LeaveDialog open={guard.asking} changes={edit.changes} onStay={guard.stay} onLeave={guard.goAhead} />
    </>
  );
}
