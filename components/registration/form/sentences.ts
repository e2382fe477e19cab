import { useTranslations } from 'next-intl';
import type { FieldError } from '@/lib/domain/problem';
import type { PlacedError } from './form-context';

/** A key that is not known until run time: which sentence it is, the rules say. */
type LooseTranslator = { (key: string, params?: Record<string, string | number>): string; has(key: string): boolean };

/** The sentence of an error: the same words beside the field, in the summary, and in whatever tells of it. */
export function useErrorSentence(): (error: FieldError) => string {
  const t = useTranslations('fieldErrors') as unknown as LooseTranslator;
  const findings = useTranslations('findings') as unknown as LooseTranslator;
  const form = useTranslations('form');
  return ({ code, params }) => {
    if (t.has(code)) return t(code, params);
    // A policy rule of severity error stops a save under its own name (policy.md).
    if (findings.has(`${code}.title`))
      return `${findings(`${code}.title`, params)}. ${findings(`${code}.fix`, params)}`;
    return form('unknownError');
  };
}

/** As `useErrorSentence`, with the line or the value it is about. */
export function usePlacedSentence(): (placed: PlacedError) => string {
  const t = useTranslations('form.places');
  const sentenceOf = useErrorSentence();
  return ({ error, place }) => {
    const sentence = sentenceOf(error);
    if (place?.line != null && (place.control === 'claims' || place.control === 'properties')) {
      return t('row', { row: place.line, sentence });
    }
    if (place?.line != null) return t('line', { line: place.line, sentence });
    if (place?.value != null && place.value !== '') return t('value', { value: place.value, sentence });
    return sentence;
  };
}

/** The label of a member, and what its values are called. */
export function useFieldWords() {
  const t = useTranslations('fields') as unknown as LooseTranslator;
  const form = useTranslations('form.labels') as unknown as LooseTranslator;
  return {
    // What only the form has (grant types typed by hand, a secret's two controls) is named in the form's own words.
    label: (field: string) => (t.has(`labels.${field}`) ? t(`labels.${field}`) : form(field)),
    hint: (field: string) => (t.has(`hints.${field}`) ? t(`hints.${field}`) : undefined),
    value: (field: string, value: string) => {
      const key = `values.${field}.${value === '' ? 'empty' : value}`;
      return t.has(key) ? t(key) : value;
    },
  };
}
