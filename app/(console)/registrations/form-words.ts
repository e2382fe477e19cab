/** The words the registration form speaks, in the namespaces of the message file. */
export const FORM_WORDS = [
  'form',
  'fields',
  'fieldErrors',
  'findings',
  'discovery',
  'metadata',
  'errors',
  'auth',
  'shownOnce',
] as const;
