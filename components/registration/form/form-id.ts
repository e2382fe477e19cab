/** The form's id: what an error leads to that no single control shows, and what buttons outside of the form belong to. */
export const FORM_ID = 'registration-form';
