/**
 * What the rules say of the form as it stands: the same functions that the server asks on save. Loaded after the form is usable
 * (`use-judgement.ts`): the schema, the policy and the public-suffix list weigh more than everything else on the page.
 */
import { type ContractRow, contractCheck } from '@/lib/domain/metadata/contract';
import { readProviderMetadata } from '@/lib/domain/metadata/provider-metadata';
import { originMatches } from '@/lib/domain/outbound/origin-pattern';
import { evaluatePolicy } from '@/lib/domain/policy/evaluate';
import type { Finding } from '@/lib/domain/policy/finding';
import type { SecretFacts } from '@/lib/domain/policy/subject';
import type { FieldError } from '@/lib/domain/problem';
import { type RegistrationFormValues, toRegistrationInput } from '@/lib/domain/registration/form-values';
import { type ParseContext, parseRegistration } from '@/lib/domain/registration/parse';
import { readDraft } from '@/lib/domain/registration/read';
import type { SecretView } from '@/lib/domain/registration/views';
import type { FormFacts } from './form-facts';

export type Judgement = {
  fieldErrors: readonly FieldError[];
  findings: readonly Finding[];
  /** What is asked of the provider, held against what it advertises; empty while nothing is known of it. */
  contract: readonly ContractRow[];
};

/** What is known of a secret typed into the form: that it is there. */
export type TypedSecret = { type: 'shared_secret' | 'private_key'; weak: boolean; expiresAt: Date | null } | null;

/**
 * @param metadata the provider's document: from Discover, or as last seen
 * @param allowPrivateUseScheme whether the override of `SchemeOverride` is ticked
 */
export function judge(
  values: RegistrationFormValues,
  facts: FormFacts,
  metadata: Record<string, unknown> | null,
  typedSecret: TypedSecret,
  allowPrivateUseScheme: boolean,
): Judgement {
  const context: ParseContext = {
    previous: facts.previous,
    allowHttpIssuer: (origin) => facts.httpOrigins.some((pattern) => originMatches(pattern, origin)),
    allowPrivateUseScheme,
  };
  const input = toRegistrationInput(values);
  const parsed = parseRegistration(input, context);
  // A form half filled in has findings too: they are about what is there.
  const configuration = parsed.ok ? parsed.value : readDraft(input, context).draft;
  const document = configuration.providerMode === 'automatic' ? metadata : null;
  const now = new Date(facts.now);
  const findings = evaluatePolicy(
    {
      configuration,
      secrets: secretsAfterSave(facts.secrets, typedSecret, values, now),
      metadata: document,
      discovery: null,
      duplicates: 0,
      globalAccessTokenLifetime: facts.globalAccessTokenLifetime,
      // How long it has not been used is nothing that a form could change.
      use: null,
      allowHttpIssuer: context.allowHttpIssuer,
      now,
    },
    facts.severities,
  );
  return {
    fieldErrors: parsed.ok ? [] : parsed.fieldErrors,
    findings,
    contract: document === null ? [] : contractCheck(configuration, readProviderMetadata(document)),
  };
}

/** The secrets that a save would leave behind: those there are, and the one typed or about to be generated. */
function secretsAfterSave(
  secrets: readonly SecretView[],
  typed: TypedSecret,
  values: RegistrationFormValues,
  now: Date,
): SecretFacts[] {
  const kept = secrets
    .filter(({ state }) => state !== 'revoked')
    .map((secret) => ({
      type: secret.type,
      state: secret.state === 'expired' ? ('current' as const) : (secret.state as 'current' | 'retiring'),
      weak: false,
      createdAt: new Date(secret.createdAt),
      expiresAt: secret.expiresAt === null ? null : new Date(secret.expiresAt),
      retiresAt: secret.retiresAt === null ? null : new Date(secret.retiresAt),
    }));
  const generated = values.providerMode === 'built_in' && values.clientType === 'confidential' && kept.length === 0;
  const coming = typed ?? (generated ? { type: 'shared_secret' as const, weak: false, expiresAt: null } : null);
  if (coming === null) return kept;
  return [...kept, { ...coming, state: 'current', createdAt: now, retiresAt: null }];
}
