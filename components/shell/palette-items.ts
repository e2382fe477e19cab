import type { Outcome } from '@/lib/domain/outcome';

/** What the palette shows of a registration. */
export type FoundRegistration = { registrationId: string; name: string; clientId: string };

/** Finds a few registrations by a part of their name, id, client ID or issuer. A server action, given as a prop. */
export type FindRegistrations = (query: string) => Promise<Outcome<FoundRegistration[]>>;

export type PaletteItem = {
  id: string;
  href: string;
  label: string;
  detail?: string;
  group: 'pages' | 'acts' | 'registrations';
};

/** The items whose label holds every word of `query`, in order. */
export function matchItems(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => words.every((word) => item.label.toLowerCase().includes(word)));
}
