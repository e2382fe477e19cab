import { useEffect, useRef, useState } from 'react';

/** Marks the history entry that stands between a changed form and the page before it. */
const SENTINEL = 'unsavedChanges';

/** On a link that changes the page in place where there is a script, and leads away only without one. */
export const STAYS = 'data-stays';

type Leave = () => void;

/**
 * Asks before unsaved work is left: by a link (caught before Next's router sees the click), by Back (an extra history entry is
 * what Back takes first), and by closing or reloading (the browser's own question).
 *
 * @returns `asking` with what to do once the person has agreed, and the two answers
 */
export function useLeaveGuard(unsaved: boolean) {
  const [leave, setLeave] = useState<{ go: Leave } | null>(null);
  const guarding = useRef(unsaved);
  useEffect(() => {
    guarding.current = unsaved;
  });

  useEffect(() => {
    if (!unsaved) return;
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (guarding.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const link = leavingLink(event);
      if (link === null || !guarding.current) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave({
        go: () => {
          guarding.current = false;
          link.click();
        },
      });
    };
    const onPopState = () => {
      if (!guarding.current || isSentinel(window.history.state)) return;
      standAgain();
      setLeave({
        go: () => {
          guarding.current = false;
          window.history.go(-2);
        },
      });
    };
    if (!isSentinel(window.history.state)) standAgain();
    window.addEventListener('beforeunload', onBeforeUnload);
    window.addEventListener('popstate', onPopState);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onBeforeUnload);
      window.removeEventListener('popstate', onPopState);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [unsaved]);

  return {
    asking: leave !== null,
    stay: () => setLeave(null),
    goAhead: () => {
      setLeave(null);
      leave?.go();
    },
    /** The work is safe, or was given up: nothing is asked from here on. */
    release: () => {
      guarding.current = false;
    },
  };
}

/** The same address once more, so that Back stays on the page. Next keeps its own members of the state. */
function standAgain(): void {
  window.history.pushState({ ...window.history.state, [SENTINEL]: true }, '', window.location.href);
}

function isSentinel(state: unknown): boolean {
  return typeof state === 'object' && state !== null && SENTINEL in state;
}

/** The link a click would follow away from this page in this tab, or null. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (link === null || (link.target !== '' && link.target !== '_self') || link.hasAttribute('download')) return null;
  if (link.hasAttribute(STAYS)) return null;
  const here = window.location;
  const staysHere = link.origin === here.origin && link.pathname === here.pathname && link.search === here.search;
  return staysHere ? null : link;
}
