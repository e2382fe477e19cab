import { useEffect, useRef, useState } from 'react';
import type { RegistrationFormValues } from '@/lib/domain/registration/form-values';
import type { FormFacts } from './form-facts';
import type { Judgement, TypedSecret } from './judge';

/** Long enough not to judge every keystroke, short enough to feel live. */
const PAUSE_MS = 150;

/** With the form that it is about: one may have typed on since. */
export type KeptJudgement = Judgement & { values: RegistrationFormValues };

/**
 * The rules' view of the form, kept up to date while one types.
 *
 * @returns what they said last (null until they are loaded), and a way to ask them at once (on submit); both work on the same code
 */
export function useJudgement(
  values: RegistrationFormValues,
  facts: FormFacts,
  metadata: Record<string, unknown> | null,
  typedSecret: TypedSecret,
  allowPrivateUseScheme: boolean,
): { judgement: KeptJudgement | null; judgeNow: (values: RegistrationFormValues) => Promise<Judgement> } {
  const [judgement, setJudgement] = useState<KeptJudgement | null>(null);
  const latest = useRef({ facts, metadata, typedSecret, allowPrivateUseScheme });
  useEffect(() => {
    latest.current = { facts, metadata, typedSecret, allowPrivateUseScheme };
  });

  const judgeNow = async (asked: RegistrationFormValues) => {
    const { judge } = await import('./judge');
    const { facts, metadata, typedSecret, allowPrivateUseScheme } = latest.current;
    const result = judge(asked, facts, metadata, typedSecret, allowPrivateUseScheme);
    setJudgement({ ...result, values: asked });
    return result;
  };

  const typed = JSON.stringify([values, typedSecret, allowPrivateUseScheme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: judged again when what is judged has changed, and only then
  useEffect(() => {
    const timer = setTimeout(() => void judgeNow(values), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, metadata, facts]);

  return { judgement, judgeNow };
}
