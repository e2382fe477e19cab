import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { Section } from '@/components/ui/section';
import type { Tool, ToolHelp } from '@/lib/domain/use-it/tool';

/** The key of a tool in the message file, and the id of its section. */
const KEYS = {
  curl: 'curl',
  'openid-client': 'openidClient',
  'Auth.js': 'authjs',
  'Spring Boot': 'springBoot',
  'oauth2-proxy': 'oauth2Proxy',
} as const satisfies Record<Tool, string>;

/** One tool: its lines with Copy, and what must be said beside them; or why it does not fit. */
export function ToolSection({ help: { tool, snippets, notes } }: { help: ToolHelp }) {
  const t = useTranslations('useIt');
  const fits = snippets.length > 0;
  return (
    <Section
      id={KEYS[tool]}
      title={
        <span className="inline-flex items-center gap-2">
          {tool}
          {!fits && <Badge>{t('doesNotFit')}</Badge>}
        </span>
      }
      description={t(`tools.${KEYS[tool]}`)}
    >
      <div className="flex flex-col gap-4">
        {notes.map((note) => (
          <p key={note} className="max-w-prose text-sm text-muted">
            {t(`notes.${note}`)}
          </p>
        ))}
        {snippets.map(({ id, code }) => (
          <CodeBlock key={id} code={code} what={t('copy', { tool, what: t(`snippets.${id}`) })} />
        ))}
      </div>
    </Section>
  );
}
