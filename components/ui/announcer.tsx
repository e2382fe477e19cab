const ANNOUNCER_ID = 'announcer';

/** The one polite live region of the document. It stands in the layout so that it exists before it is needed. */
export function Announcer() {
  return <div id={ANNOUNCER_ID} role="status" aria-live="polite" className="sr-only" />;
}

/** Says `message` to a screen reader. Saying the same twice in a row is heard twice. */
export function announce(message: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (!region) return;
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = message;
  });
}
