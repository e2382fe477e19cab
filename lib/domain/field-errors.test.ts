import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { FIELD_ERROR_CODES, type FieldErrorCode } from './field-errors';

const codes = Object.keys(FIELD_ERROR_CODES) as FieldErrorCode[];
const sentences: Record<string, string> = messages.fieldErrors;

describe('every code and its sentence', () => {
  it('has a sentence for each code, and no sentence without a code but the suggestion', () => {
    expect(Object.keys(sentences).sort()).toEqual([...codes, 'suggestion'].sort());
  });

  it.each(codes)('%s: the sentence needs no params but its own, and shows no syntax', (code) => {
    const problems: unknown[] = [];
    const translate = createTranslator({
      locale: 'en',
      messages: { fieldErrors: sentences },
      namespace: 'fieldErrors',
      onError: (error) => problems.push(error),
    });
    const params = Object.fromEntries(FIELD_ERROR_CODES[code].map((name) => [name, 7]));
    const sentence = translate(code, params);
    expect(problems).toEqual([]);
    expect(sentence).toMatch(/^.+[.]$/);
    expect(sentence).not.toContain('select');
  });
});
