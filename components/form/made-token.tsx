import { CodeBlock } from '@/components/ui/code-block';
import { Notice } from '@/components/ui/notice';

type MadeTokenProps = { title: string; explanation: string; value: string /** Completes “Copy …”. */; what: string };

/** A token that has just been made: its value, this once, and never on paper. */
export function MadeToken({ title, explanation, value, what }: MadeTokenProps) {
  return (
    <div data-print="hide">
      <Notice tone="success" title={title} live>
        <p className="mb-2">{explanation}</p>
        <CodeBlock code={value} what={what} />
      </Notice>
    </div>
  );
}
