import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Radio } from '@/components/ui/choice';
import { Fieldset } from '@/components/ui/field';
import { ACCESS, type Access } from '@/lib/domain/people/schemas';

/** The three roles and none, each with what it may do. Needs the words `auth`. */
export function RoleField({
  id,
  label,
  chosen,
  error,
}: {
  id: string;
  label: string;
  chosen: Access | null;
  error: ReactNode[];
}) {
  const t = useTranslations('auth');
  return (
    <Fieldset id={id} label={label} error={error}>
      <div className="flex flex-col gap-2 pt-1">
        {ACCESS.map((role) => (
          <Radio
            key={role}
            name="role"
            value={role}
            label={t(`roles.${role}`)}
            hint={t(`roleHints.${role}`)}
            defaultChecked={role === chosen}
          />
        ))}
      </div>
    </Fieldset>
  );
}
