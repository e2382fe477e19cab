import { BadgeCheck, CircleSlash, Hourglass, Trash2, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { RegistrationDetail } from '@/lib/domain/registration/views';

/** Mode, type and state of a registration in a few words. */
export function RegistrationBadges({ registration }: { registration: RegistrationDetail }) {
  const t = useTranslations('fields.values');
  const detail = useTranslations('detail');
  const { configuration, verified, deletedAt, source, approval } = registration;
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge tone="accent">{t(`providerMode.${configuration.providerMode}`)}</Badge>
      <Badge>{t(`clientType.${configuration.clientType}`)}</Badge>
      {deletedAt ? (
        <Badge tone="danger" icon={<Trash2 aria-hidden className="size-3" />}>
          {detail('deleted')}
        </Badge>
      ) : (
        <Badge
          // Enabled, and refused all the same until it is approved: nothing to be green about.
          tone={configuration.enabled && approval === 'approved' ? 'success' : 'neutral'}
          icon={configuration.enabled ? undefined : <CircleSlash aria-hidden className="size-3" />}
        >
          {t(`enabled.${configuration.enabled ? 'true' : 'false'}`)}
        </Badge>
      )}
      {source !== 'console' && <Badge>{detail(`source.${source}`)}</Badge>}
      {approval !== 'approved' && (
        <Badge tone={approval === 'pending' ? 'warning' : 'danger'} icon={<Hourglass aria-hidden className="size-3" />}>
          {detail(`approvals.${approval}`)}
        </Badge>
      )}
      {verified === true && (
        <Badge tone="success" icon={<BadgeCheck aria-hidden className="size-3" />}>
          {detail('verified')}
        </Badge>
      )}
      {verified === false && (
        <Badge tone="warning" icon={<TriangleAlert aria-hidden className="size-3" />}>
          {detail('notVerified')}
        </Badge>
      )}
    </span>
  );
}
