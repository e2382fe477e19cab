/**
 * How a person likes the console. Kept with the account and mirrored into cookies, so that the server can render the first
 * byte in the right theme: no flash, and no script before the first paint.
 */

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** The list's columns a person may hide; the name always stays. */
export const LIST_COLUMNS = ['clientId', 'provider', 'grants', 'findings', 'updatedAt'] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export const PREFERENCE_COOKIES = {
  theme: 'theme',
  density: 'density',
  shortcuts: 'shortcuts',
  columns: 'columns',
} as const;

/** The theme a cookie asks for; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** The density a cookie asks for; anything unknown is comfortable. */
export function parseDensity(value: string | undefined): Density {
  return DENSITIES.find((density) => density === value) ?? 'comfortable';
}

/** WCAG 2.1.4: single-key shortcuts are on unless switched off. */
export function parseShortcuts(value: string | undefined): boolean {
  return value !== 'off';
}

/** The columns a cookie leaves visible: it lists the hidden ones, so that a column new to the product is seen. */
export function parseColumns(value: string | undefined): readonly ListColumn[] {
  const hidden = new Set((value ?? '').split('.'));
  return LIST_COLUMNS.filter((column) => !hidden.has(column));
}

/** The cookie that says so. */
export function hiddenColumns(visible: readonly string[]): string {
  return LIST_COLUMNS.filter((column) => !visible.includes(column)).join('.');
}
