import { useRef, useState, useTransition } from 'react';
import { whenUp } from '@/components/ui/stillness';
import { type FormAction, type FormState, SCRIPTED_FIELD } from '@/lib/domain/form-state';
import { ask } from './use-form-action';

/**
 * Sends a form where there is a script: the page stays as it is, and a server that cannot be reached loses nothing that was typed.
 * A second click while the first is under way is the same wish.
 *
 * @param posted what the server answered to the same form sent without a script
 */
export function useSend<T>(action: FormAction<T>, posted: FormState<T>) {
  const [state, setState] = useState(posted);
  const [pending, startTransition] = useTransition();
  const busy = useRef(false);

  const send = (data: FormData) => {
    if (busy.current) return;
    busy.current = true;
    data.set(SCRIPTED_FIELD, '1');
    startTransition(async () => {
      const answer = await ask(action, state, data);
      await new Promise<void>(whenUp);
      busy.current = false;
      setState(answer);
    });
  };
  return { state, pending, send };
}
