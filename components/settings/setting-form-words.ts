/** The words that every `SettingForm` speaks; each has field errors and a namespace of its own besides. */
export const SETTING_FORM_WORDS = [
  'settings.form',
  'form.bar',
  'form.conflict',
  'form.leave',
  'fields.values.boolean',
  'errors',
] as const;
