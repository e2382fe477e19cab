import { useEffect, useRef, useState } from 'react';
import { useScripted } from '@/components/ui/use-scripted';
import {
  type ConflictField,
  conflictFields,
  differingFormFields,
  type FormFields,
  readFormFields,
} from '@/lib/domain/edit-conflict';
import { type FormState, typedValue } from '@/lib/domain/form-state';
import { chipTexts } from '@/lib/domain/form-text';
import type { Setting } from '@/lib/domain/setting';

/** A setting as the controls of its form hold it. */
export type SettingShape<Value> = {
  toFields: (value: Value) => FormFields;
  /** Controls with several values, which without a script are one text. */
  lists?: readonly string[];
};

/**
 * What a settings form is measured against: the setting as it was opened, until it is saved. It is not taken from the page again: what
 * another form of the page brings up to date must not pass for what this one was made from.
 */
export function useSettingEdit<Value>(
  { toFields, lists = [] }: SettingShape<Value>,
  settings: Setting<Value>,
  state: FormState<Setting<Value>>,
) {
  const scripted = useScripted();
  const form = useRef<HTMLFormElement>(null);
  const [against, setAgainst] = useState(() => ({
    attempt: 0,
    fields: readFormFields(state.values.opened?.[0]) ?? toFields(settings.value),
    version: Number(typedValue(state, 'version', String(settings.version))),
  }));
  const [changes, setChanges] = useState(0);

  const { outcome } = state;
  const saved = outcome?.status === 'ok' ? outcome.data : null;
  if (saved !== null && against.attempt !== state.attempt) {
    setAgainst({ attempt: state.attempt, fields: toFields(saved.value), version: saved.version });
    setChanges(0);
  }
  const theirs =
    outcome?.status === 'problem' && outcome.code === 'conflict' ? (outcome.current as Setting<Value>) : null;
  // Where the summary of an error would take the focus, the conflict does.
  useEffect(() => {
    if (theirs !== null) document.getElementById('conflict-title')?.focus();
  }, [theirs]);
  const names = Object.keys(against.fields);
  const split = (name: string, values: readonly string[]) => (lists.includes(name) ? chipTexts(values) : values);
  const pick = (of: (name: string) => readonly string[]): FormFields =>
    Object.fromEntries(names.map((name) => [name, split(name, of(name))]));

  const isTyped = state.attempt > 0 && saved === null;
  const mine = isTyped ? pick((name) => state.values[name] ?? []) : against.fields;
  const conflicts: ConflictField<string, readonly string[]>[] =
    theirs === null
      ? []
      : conflictFields({ base: against.fields, mine, theirs: toFields(theirs.value) }, differingFormFields);

  return {
    form,
    saved: saved !== null,
    theirs,
    conflicts,
    /** What a control begins with. */
    mine,
    /** The version that a save is made on: with a script theirs only once the choices are applied. */
    version: (scripted ? null : theirs?.version) ?? against.version,
    kept: {
      opened: JSON.stringify(against.fields),
      theirs: theirs === null ? null : JSON.stringify(toFields(theirs.value)),
    },
    changes,
    /** Counts again, once what has just happened is drawn. */
    count: () => {
      setTimeout(() => {
        if (form.current === null) return;
        const data = new FormData(form.current);
        setChanges(
          differingFormFields(
            against.fields,
            pick((name) => data.getAll(name).map(String)),
          ).length,
        );
      });
    },
  };
}
