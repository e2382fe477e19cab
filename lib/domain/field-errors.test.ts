import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';
import { FIELD_ERROR_CODES, type FieldErrorCode } from './field-errors';

const codes = Object.keys(FIELD_ERROR_CODES) as FieldErrorCode[];
const sentences: Record<string, string> = messages.fieldErrors;

describe('every code and its sentence', () => {
  it('has a sentence for each code, and no sentence without a code', () => {
    expect(Object.keys(sentences).sort()).toEqual([...codes].sort());
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

  // `flaw` and `fieldError` are held to the table by their types; an object written out by hand is held to it here.
  it('knows every code that a field error is written out with', () => {
    const files = ['lib', 'app'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
        .map((name) => join(folder, name)),
    );
    const written = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/path(?:: [^{}]+)?, code: '(\w+)'/g)].map(([, code]) => code),
    );
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((code) => !codes.includes(code as FieldErrorCode))).toEqual([]);
  });
});
