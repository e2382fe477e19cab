'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

/** An application that does not answer holds nobody up for longer. */
const PATIENCE_MS = 3_000;

/**
 * OIDC Front-Channel Logout §3: each application is told in a frame, and when all have been, the browser goes on. Without
 * JavaScript the frames load all the same, and a link leads on. Needs the words `interaction`.
 */
export function LogoutFrames({ frames, next }: { frames: readonly string[]; next: string | null }) {
  const t = useTranslations('interaction.signedOut');
  const loaded = useRef(0);
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => location.replace(next), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [next]);
  const told = () => {
    loaded.current += 1;
    if (next !== null && loaded.current >= frames.length) location.replace(next);
  };
  return frames.map((address) => (
    <iframe
      key={address}
      src={address}
      title={t('frame')}
      onLoad={told}
      hidden
      sandbox="allow-scripts allow-same-origin"
    />
  ));
}
