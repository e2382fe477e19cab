import { Fragment } from 'react';

/** After a run of the signs that part an address or a name, and not within the run: `https://` stays whole. */
const PLACES = /(?<=[/.?&=_:,])(?![/.?&=_:,]|$)/;

/**
 * A machine's text in a narrow place: it breaks after the signs that part it. Give what is around it `wrap-anywhere`, so that it breaks
 * inside a word where nothing else helps.
 */
export function Breakable({ text }: { text: string }) {
  const [first, ...rest] = text.split(PLACES);
  return (
    <>
      {first}
      {rest.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in their order for good
        <Fragment key={index}>
          <wbr />
          {part}
        </Fragment>
      ))}
    </>
  );
}
