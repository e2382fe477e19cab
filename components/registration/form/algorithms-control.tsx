'use client';

import { useFormContext } from 'react-hook-form';
import { Checkbox } from '@/components/ui/choice';
import { Fieldset } from '@/components/ui/field';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import { SIGNING_ALGORITHMS } from '@/lib/domain/signing-algorithms';
import { useFormState } from './form-context';
import { useControl } from './use-control';

const NAME = 'allowedIdentityTokenSigningAlgorithms';

/** Which algorithms ID tokens may be signed with; none ticked is the server's default. */
export function AlgorithmsControl() {
  const { register } = useFormContext<RegistrationFormValues>();
  const { start } = useFormState();
  const frame = useControl(NAME);
  return (
    <Fieldset {...frame} id={NAME} optional>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {SIGNING_ALGORITHMS.map((algorithm) => (
          <Checkbox
            key={algorithm}
            {...register(NAME)}
            id={`${NAME}-${algorithm}`}
            value={algorithm}
            label={algorithm}
            defaultChecked={start[NAME].includes(algorithm)}
          />
        ))}
      </div>
    </Fieldset>
  );
}
