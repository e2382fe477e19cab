import { useRef, useState, useTransition } from 'react';
import { ask } from '@/components/form/use-form-action';
import { whenUp } from '@/components/ui/stillness';
import { type FormState, SCRIPTED_FIELD } from '@/lib/domain/form-state';
import type { FieldError } from '@/lib/domain/problem';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import type { SaveAction, SaveAnswer } from './form-facts';
import type { Judgement } from './judge';

/** An attempt that did not save: what was wrong, and with which values. */
export type Refusal = { by: 'rules' | 'server'; errors: readonly FieldError[]; values: RegistrationFormValues };

/**
 * Sends the form where there is a script: asks the rules first, keeps the page as it is, and survives a server that cannot be
 * reached.
 *
 * @param posted what the server answered to the same form sent without a script
 */
export function useSave(
  action: SaveAction,
  posted: FormState<SaveAnswer>,
  start: RegistrationFormValues,
  judgeNow: (values: RegistrationFormValues) => Promise<Judgement>,
) {
  const [state, setState] = useState(posted);
  const [refusal, setRefusal] = useState(() => refusalOf(posted, start));
  const [pending, startTransition] = useTransition();
  const busy = useRef(false);

  const send = async (data: FormData, values: RegistrationFormValues) => {
    const { fieldErrors } = await judgeNow(values);
    if (fieldErrors.length > 0) {
      setState({ ...state, outcome: null });
      setRefusal({ by: 'rules', errors: fieldErrors, values });
      return;
    }
    data.set(SCRIPTED_FIELD, '1');
    const answer = await ask(action, state, data);
    await new Promise<void>(whenUp);
    setState(answer);
    setRefusal(refusalOf(answer, values));
  };

  /** A second click while the first is under way is the same wish. */
  const submit = (data: FormData, values: RegistrationFormValues) => {
    if (busy.current) return;
    busy.current = true;
    startTransition(() =>
      send(data, values).finally(() => {
        busy.current = false;
      }),
    );
  };

  return { state, refusal, pending, submit };
}

function refusalOf({ outcome }: FormState<SaveAnswer>, values: RegistrationFormValues): Refusal | null {
  return outcome?.status === 'invalid' ? { by: 'server', errors: outcome.fieldErrors, values } : null;
}
