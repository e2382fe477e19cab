import { CodeBlock } from '@/components/ui/code-block';
import { Notice } from '@/components/ui/notice';

type MadeLinkProps = { title: string; explanation: string; link: string /** Completes “Copy …”. */; what: string };

/** A single-use link that has just been made: this once, and never on paper. */
export function MadeLink({ title, explanation, link, what }: MadeLinkProps) {
  return (
    <div data-print="hide" className="w-full">
      <Notice tone="success" title={title} live>
        <p className="mb-2">{explanation}</p>
        <CodeBlock code={link} what={what} className="wrap-anywhere whitespace-pre-wrap" />
      </Notice>
    </div>
  );
}
