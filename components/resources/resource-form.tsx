'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type KeyboardEvent, useActionState, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ProblemMessage } from '@/components/auth/problem-message';
import { Reauthentication } from '@/components/auth/reauthentication';
import { EditConflict } from '@/components/form/edit-conflict';
import { LeaveDialog } from '@/components/form/leave-dialog';
import { SaveBar } from '@/components/form/save-bar';
import { useLeaveGuard } from '@/components/form/use-leave-guard';
import { useSend } from '@/components/form/use-send';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type FormAction, type FormState, UNSENT } from '@/lib/domain/form-state';
import {
  differingResourceFields,
  type ResourceField,
  type ResourceFormValues,
  readResourceForm,
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
 * Needs the words `resources`, `form`, `fields`, `auth`, `errors` and `fieldErrors`.
 */
export function ResourceForm({ kind, opened, initial, scopeNames, save }: ResourceFormProps) {
  const t = useTranslations('resources');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [posted, formAction] = useActionState(save, UNSENT as FormState<SavedResource>);
  const { state, pending, send } = useSend(save, posted);
  const isPosted = posted.attempt > 0;

  // What the inputs begin with; they begin anew when a conflict has been settled.
  const [start, setStart] = useState({ values: isPosted ? echoed(posted) : initial, generation: 0 });
  const [against, setAgainst] = useState({ values: initial, rowVersion: opened?.rowVersion ?? null });
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
        <ErrorSummary errors={errors.summary}>
          {problem && problem.code !== 'reauthentication_required' && <ProblemMessage problem={problem} />}
        </ErrorSummary>
        {theirs && (
          <EditConflict
            fields={conflictsOf(kind, isPosted ? null : against.values, values, toResourceForm(theirs.resource))}
            title={t('conflict', { by: theirs.updatedBy ?? '–' })}
            label={(field) => t(`fields.${field}`)}
            onApply={(taken) => applyConflict(theirs, taken)}
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
        <Reauthentication state={state} />
        <input type="hidden" name="kind" value={kind} />
        {opened !== null && <input type="hidden" name="id" value={opened.id} />}
        <input type="hidden" name="rowVersion" value={(isPosted && theirs?.rowVersion) || (against.rowVersion ?? '')} />
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
  const form = new FormData();
  for (const [name, all] of Object.entries(values)) for (const value of all) form.append(name, value);
  return readResourceForm(form);
}

/**
 * The fields to choose in when somebody else saved first. Of a page that was rendered anew as the answer to a post, nobody knows any
 * more what both began with (`base` is null): every field in which the two differ is shown.
 */
function conflictsOf(
  kind: ResourceKind,
  base: ResourceFormValues | null,
  mine: ResourceFormValues,
  theirs: ResourceFormValues,
) {
  const differing = differingResourceFields(kind, mine, theirs);
  const [byThem, byMe] =
    base === null
      ? [differing, differing]
      : [differingResourceFields(kind, base, theirs), differingResourceFields(kind, base, mine)];
  return differing
    .filter((field) => byThem.includes(field))
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field], contested: byMe.includes(field) }));
}
