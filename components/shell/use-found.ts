import { useEffect, useState } from 'react';
import type { FindRegistrations, PaletteItem } from './palette-items';

const PAUSE_MS = 120;
const SHORTEST_QUERY = 2;

type Found = { found: PaletteItem[]; searching: boolean; failed: boolean };
const NOTHING: Found = { found: [], searching: false, failed: false };

/** The registrations for `query`, asked for after a pause in typing; an answer that comes too late is dropped. */
export function useFound(find: FindRegistrations, query: string): Found {
  const [state, setState] = useState<Found>(NOTHING);
  const wanted = query.trim();

  useEffect(() => {
    if (wanted.length < SHORTEST_QUERY) return setState(NOTHING);
    let late = false;
    setState((before) => ({ ...before, searching: true }));
    const timer = setTimeout(async () => {
      try {
        const outcome = await find(wanted);
        if (late) return;
        if (outcome.status !== 'ok') return setState({ found: [], searching: false, failed: true });
        const found = outcome.data.map(
          ({ registrationId, name, clientId }): PaletteItem => ({
            id: `registration-${registrationId}`,
            href: `/registrations/${encodeURIComponent(registrationId)}`,
            label: name,
            detail: clientId,
            group: 'registrations',
          }),
        );
        setState({ found, searching: false, failed: false });
      } catch {
        if (!late) setState({ found: [], searching: false, failed: true });
      }
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [find, wanted]);

  return state;
}
