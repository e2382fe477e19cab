import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useMemo } from 'react';
import type { SummarisedError } from '@/components/ui/error-summary';
import { wireName } from '@/lib/domain/dialects/rfc7591/members';
import { type FormState, fieldErrorsOf, typedValue } from '@/lib/domain/form-state';
import { lineOf, placeOfValue } from '@/lib/domain/json/places';
import { pointerOf } from '@/lib/domain/json/pointer';
import type { FieldError } from '@/lib/domain/problem';

/** Of an error of the document as a whole. */
const WHOLE = 'document';

/**
 * What is wrong with a pasted document: each error with the pointer to the member that it is wrong with (RFC 6901) and the line it
 * stands on, which leads there.
 */
export function useDocumentErrors(state: FormState<unknown>, text: RefObject<HTMLTextAreaElement | null>) {
  const t = useTranslations('registerFromJson');
  const sentences = useTranslations('fieldErrors');

  return useMemo(() => {
    const document = typedValue(state, WHOLE).replaceAll('\r\n', '\n');

    const say = ({ path, code, params }: FieldError, link: (line: ReactNode) => ReactNode) => {
      const sentence = sentences(code as never, params as never);
      if (path === WHOLE) return sentence;
      const place = placeOfValue(document, stepsOf(path));
      const pointer = pointerOf(stepsOf(path).join('.'));
      if (place === null) return t('errorAt', { pointer, sentence });
      return t.rich('errorOnLine', { line: lineOf(document, place.start).line, pointer, sentence, go: link });
    };
    const go = (path: string) => (line: ReactNode) => (
      <>
        <button type="button" className="unscripted:hidden underline underline-offset-3" onClick={() => show(path)}>
          {line}
        </button>
        <span className="scripted:hidden">{line}</span>
      </>
    );
    /** Selects the value where it stands now. */
    const show = (path: string) => {
      const area = text.current;
      const place = area && placeOfValue(area.value, stepsOf(path));
      if (!place) return;
      area.focus();
      area.setSelectionRange(place.start, place.end);
    };

    // In the order of the document; what is missing in it comes last.
    const startOf = ({ path }: FieldError) => placeOfValue(document, stepsOf(path))?.start ?? document.length;
    const errors = fieldErrorsOf(state).toSorted((a, b) => startOf(a) - startOf(b));
    const summary: SummarisedError[] = errors.map((error) => ({ fieldId: WHOLE, message: say(error, (line) => line) }));
    return { summary, inline: errors.map((error) => say(error, go(error.path))) };
  }, [state, t, sentences, text]);
}

/** Our path in the document's own words: `redirectUris.0` is `redirect_uris`, `0`. */
function stepsOf(path: string): string[] {
  const [field = '', ...rest] = path.split('.');
  return [wireName(field), ...rest];
}
