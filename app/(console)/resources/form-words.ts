/** The words that the form of a resource speaks. */
export const FORM_WORDS = [
  'resources',
  'form.bar',
  'form.leave',
  'form.conflict',
  'fields.values.boolean',
  'errors',
  'fieldErrors',
] as const;
