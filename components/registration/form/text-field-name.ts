import type { FormField, RegistrationFormValues } from '@/lib/domain/registration/form-values';

/** The fields that hold text. */
export type TextFieldName = {
  [F in FormField]: RegistrationFormValues[F] extends string ? F : never;
}[FormField];
