import { CopyText } from '@/components/ui/copy';

/** A value to click and copy that is read as well: it breaks where it must instead of hiding its end. */
export function CopyValue({ value, what }: { value: string; what: string }) {
  return (
    <CopyText
      value={value}
      what={what}
      className="[&>span:first-child]:break-all [&>span:first-child]:whitespace-normal"
    />
  );
}
