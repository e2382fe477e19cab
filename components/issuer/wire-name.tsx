import { Fragment } from 'react';

/** A member's name on the wire; it may break after an underscore, so that a narrow column keeps its words whole. */
export function WireName({ name }: { name: string }) {
  const words = name.split('_');
  return (
    <code className="text-2xs break-words text-muted">
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of one name, in their order for good
        <Fragment key={index}>
          {index > 0 && (
            <>
              _<wbr />
            </>
          )}
          {word}
        </Fragment>
      ))}
    </code>
  );
}
