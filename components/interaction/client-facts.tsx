import { useTranslations } from 'next-intl';
import type { ClientFacts } from '@/lib/domain/interaction/views';

const LINKS = ['clientUri', 'logoUri', 'policyUri', 'tosUri'] as const;

/** Where the browser returns to, in both forms of its host, and what the application says of itself. Needs the words `interaction`. */
export function ClientFactsList({ client }: { client: ClientFacts }) {
  const t = useTranslations('interaction');
  const links = LINKS.flatMap((name) => (client[name] === null ? [] : [[name, client[name]] as const]));
  if (client.returnsTo === null && links.length === 0) return null;
  return (
    <footer className="mt-6 flex flex-col gap-2 border-t border-border pt-4 text-xs text-muted">
      {client.returnsTo && (
        <p className="min-w-0 wrap-break-word">
          {t.rich('returnsTo', {
            host: client.returnsTo.host,
            strong: (words) => <strong className="font-mono font-medium text-text">{words}</strong>,
          })}
          {client.returnsTo.unicodeHost && (
            <span className="block">{t('inScript', { host: client.returnsTo.unicodeHost })}</span>
          )}
        </p>
      )}
      {links.length > 0 && (
        <ul className="flex flex-wrap gap-x-4">
          {links.map(([name, address]) => (
            <li key={name}>
              <a
                href={address}
                rel="noreferrer noopener nofollow"
                target="_blank"
                className="inline-flex min-h-6 items-center text-accent underline underline-offset-3 hover:decoration-2 pointer-coarse:min-h-11"
              >
                {t(`links.${name}`, { host: URL.canParse(address) ? new URL(address).host : address })}
                <span className="sr-only"> {t('newWindow')}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </footer>
  );
}
