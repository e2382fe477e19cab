const OPEN_PALETTE = 'palette:open';

/** Asks for the palette, from wherever one is. */
export function openPalette(): void {
  document.dispatchEvent(new Event(OPEN_PALETTE));
}

/** Hears the asking; returns the way to stop hearing. */
export function onOpenPalette(listener: () => void): () => void {
  document.addEventListener(OPEN_PALETTE, listener);
  return () => document.removeEventListener(OPEN_PALETTE, listener);
}
