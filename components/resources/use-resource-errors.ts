import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type FormState, fieldErrorsOf } from '@/lib/domain/form-state';
import type { FieldError } from '@/lib/domain/problem';
import type { ResourceField, ResourceFormValues } from '@/lib/domain/resources/form-values';

/** Fields of one value a line: their errors name the line. */
const LINES: ReadonlySet<string> = new Set(['userClaims']);

/** The errors of the last attempt: beside their fields, and in the summary with the field's label before them. */
export function useResourceErrors(state: FormState<unknown>, { scopes }: ResourceFormValues) {
  const t = useTranslations('resources');
  const sentences = useTranslations('fieldErrors');

  const sentenceOf = ({ path, code, params }: FieldError) => {
    const sentence = sentences(code as never, params as never);
    const [field = '', index] = path.split('.');
    if (index === undefined) return sentence;
    if (LINES.has(field)) return t('line', { line: Number(index) + 1, sentence });
    return field === 'scopes' ? t('value', { value: scopes[Number(index)] ?? index, sentence }) : sentence;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the summary takes the focus when it gets a new array: only an attempt makes one
  const summary = useMemo(
    () =>
      fieldErrorsOf(state).map((error) => {
        const field = error.path.split('.')[0] as ResourceField;
        const message = sentenceOf(error);
        return t.has(`fields.${field}`)
          ? { fieldId: field, message: t('summary', { label: t(`fields.${field}`), sentence: message }) }
          : { fieldId: 'resource-form', message };
      }),
    [state],
  );
  return {
    summary,
    of: (field: ResourceField) =>
      fieldErrorsOf(state)
        .filter(({ path }) => path.split('.')[0] === field)
        .map(sentenceOf),
  };
}
