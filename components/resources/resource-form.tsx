'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useActionState, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ProblemMessage } from '@/components/auth/problem-message';
import { EditConflict } from '@/components/form/edit-conflict';
import { LeaveDialog } from '@/components/form/leave-dialog';
import { SaveBar } from '@/components/form/save-bar';
import { useLeaveGuard } from '@/components/form/use-leave-guard';
import { useSend } from '@/components/form/use-send';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useScripted } from '@/components/ui/use-scripted';
import {
  conflictFields,
  type FormFields,
  OPENED_FIELD,
  readFormFields,
  THEIRS_FIELD,
} from '@/lib/domain/edit-conflict';
import { type FormAction, type FormState, UNSENT } from '@/lib/domain/form-state';
import {
  differingResourceFields,
  type ResourceField,
  type ResourceFormValues,
  readResourceForm,
  resourceFormFields,
  toResourceForm,
} from '@/lib/domain/resources/form-values';
import type { ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';
import { ResourceFields } from './resource-fields';
import { useResourceErrors } from './use-resource-errors';

/** The id of the resource that was saved. */
export type SavedResource = { id: string };

type ResourceFormProps = {
  kind: ResourceKind;
  /** What is edited; null for a new one. */
  opened: { id: string; rowVersion: number } | null;
  initial: ResourceFormValues;
  /** Names that `scopes` may be chosen from. */
  scopeNames: readonly string[];
  save: FormAction<SavedResource>;
};

/**
 * Creates and edits a resource. The inputs hold the values themselves: the server's page works before and without its script.
 * Needs the words `resources`, `form`, `fields`, `errors` and `fieldErrors`.
 */
export function ResourceForm({ kind, opened, initial, scopeNames, save }: ResourceFormProps) {
  const t = useTranslations('resources');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [posted, formAction] = useActionState(save, UNSENT as FormState<SavedResource>);
  const { state, pending, send } = useSend(save, posted);
  const isPosted = posted.attempt > 0;
  const scripted = useScripted();

  // What the inputs begin with; they begin anew when a conflict has been settled.
  const [start, setStart] = useState({ values: isPosted ? echoed(posted) : initial, generation: 0 });
  const [against, setAgainst] = useState(
    () => beganWith(posted) ?? { values: initial, rowVersion: opened?.rowVersion },
  );
  const [values, setValues] = useState(start.values);
  const read = () => {
    if (form.current) setValues(readResourceForm(new FormData(form.current)));
  };
  // Typed before the script arrived, or put back by the browser on reload.
  useEffect(read, []);

  const { outcome } = state;
  const saved = outcome?.status === 'ok' ? outcome.data : null;
  const problem = outcome?.status === 'problem' ? outcome : null;
  const theirs = problem?.code === 'conflict' ? (problem.current as ResourceView) : null;
  const changes = differingResourceFields(kind, against.values, values).length;
  const guard = useLeaveGuard(changes > 0 && saved === null);
  const errors = useResourceErrors(state, values);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when an answer says that it is saved
  useEffect(() => {
    if (saved === null) return;
    guard.release();
    router.replace(`/resources/${saved.id}`);
  }, [saved]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  const applyConflict = (view: ResourceView, taken: ResourceField[]) => {
    const now = toResourceForm(view.resource);
    const merged = { ...values, ...Object.fromEntries(taken.map((field) => [field, now[field]])) };
    flushSync(() => {
      setAgainst({ values: now, rowVersion: view.rowVersion });
      setStart({ values: merged, generation: start.generation + 1 });
      setValues(merged);
    });
    form.current?.requestSubmit();
  };

  return (
    <>
      <form
        ref={form}
        id="resource-form"
        action={formAction}
        onSubmit={onSubmit}
        onKeyDown={onKeyDown}
        onInput={read}
        noValidate
        className="flex max-w-3xl flex-col gap-6"
      >
        <ErrorSummary errors={errors.summary}>{problem && <ProblemMessage problem={problem} />}</ErrorSummary>
        {theirs && (
          <EditConflict
            fields={conflictFields(
              { base: against.values, mine: values, theirs: toResourceForm(theirs.resource) },
              (a, b) => differingResourceFields(kind, a, b),
            )}
            title={t('conflict', { by: theirs.updatedBy ?? '–' })}
            label={(field) => t(`fields.${field}`)}
            onApply={(taken) => applyConflict(theirs, taken)}
            isField
          />
        )}
        <ResourceFields
          key={start.generation}
          kind={kind}
          isNew={opened === null}
          start={start.values}
          scopeNames={scopeNames}
          errorsOf={errors.of}
          onChange={read}
        />
        {opened !== null && (
          <Field name="reason" label={t('reason')} hint={t('reasonHint')} optional>
            {(control) => <Input {...control} maxLength={500} autoComplete="off" />}
          </Field>
        )}
        <input type="hidden" name="kind" value={kind} />
        {opened !== null && <input type="hidden" name="id" value={opened.id} />}
        {opened !== null && (
          <input type="hidden" name={OPENED_FIELD} value={JSON.stringify(resourceFormFields(kind, against.values))} />
        )}
        {theirs && (
          <input
            type="hidden"
            name={THEIRS_FIELD}
            value={JSON.stringify(resourceFormFields(kind, toResourceForm(theirs.resource)))}
          />
        )}
        {/* Without a script the choices are fields of the form, and saving it again is the decision. */}
        <input
          type="hidden"
          name="rowVersion"
          value={(scripted ? null : theirs?.rowVersion) ?? against.rowVersion ?? ''}
        />
        <SaveBar
          changes={changes}
          pending={pending}
          label={t('save')}
          cancelHref={opened === null ? `/resources?kind=${kind}` : `/resources/${opened.id}`}
        />
      </form>
      <LeaveDialog open={guard.asking} changes={changes} onStay={guard.stay} onLeave={guard.goAhead} />
    </>
  );
}

function echoed({ values }: FormState<SavedResource>): ResourceFormValues {
  return fromFields(values);
}

/** What a page that was rendered anew as the answer to a post was first opened with: the form says it. */
function beganWith({ values }: FormState<SavedResource>) {
  const fields = readFormFields(values[OPENED_FIELD]?.[0]);
  return fields && { values: fromFields(fields), rowVersion: Number(values.rowVersion?.[0]) };
}

function fromFields(fields: FormFields): ResourceFormValues {
  const form = new FormData();
  for (const [name, all] of Object.entries(fields)) for (const value of all) form.append(name, value);
  return readResourceForm(form);
}
