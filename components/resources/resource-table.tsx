import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Breakable } from '@/components/ui/breakable';
import { Nothing, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ApiResource, ApiScope, ResourceKind } from '@/lib/domain/resources/model';
import type { ResourceView } from '@/lib/domain/resources/views';

/** The resources of one kind. */
export function ResourceTable({ kind, rows, now }: { kind: ResourceKind; rows: readonly ResourceView[]; now: number }) {
  const t = useTranslations('resources');
  const many = kind === 'apiResource' ? t('fields.scopes') : t('fields.userClaims');
  return (
    <Table caption={t(`kinds.${kind}`)} stacked>
      <thead>
        <tr>
          <Th>{t('fields.name')}</Th>
          <Th>{t('fields.description')}</Th>
          <Th>{many}</Th>
          <Th>{t('changed')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((view) => (
          <Tr key={view.id}>
            <Td>
              <Link
                href={`/resources/${view.id}`}
                prefetch={false}
                className="font-medium wrap-anywhere underline-offset-3 hover:underline"
              >
                <Breakable text={view.resource.name} />
              </Link>
              <div className="flex flex-wrap items-center gap-1.5 text-xs text-muted wrap-anywhere">
                {view.resource.displayName}
                <Marks view={view} />
              </div>
            </Td>
            <Td label={t('fields.description')} className="max-w-sm text-muted wrap-anywhere">
              {view.resource.description || <Nothing />}
            </Td>
            <Td label={many} className="tabular-nums">
              {kind === 'apiResource' ? (view.resource as ApiResource).scopes.length : view.resource.userClaims.length}
            </Td>
            <Td label={t('changed')} className="whitespace-nowrap">
              <Time at={view.updatedAt} now={now} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What sets a resource apart, in words. */
export function Marks({ view: { resource } }: { view: ResourceView }) {
  const t = useTranslations('resources.marks');
  const { required = false, emphasize = false } = resource as Partial<ApiScope>;
  return (
    <>
      {!resource.enabled && <Badge tone="warning">{t('disabled')}</Badge>}
      {!resource.showInDiscoveryDocument && <Badge>{t('hidden')}</Badge>}
      {required && <Badge tone="info">{t('required')}</Badge>}
      {emphasize && <Badge tone="info">{t('emphasize')}</Badge>}
    </>
  );
}
