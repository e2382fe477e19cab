/** What a large organisation's registry is full of. Hosts are under `.example` (RFC 2606): nobody's. */

export const PEOPLE = [
  'Amara Okafor',
  'Jonas Lindqvist',
  'Mei Tanaka',
  'Priya Raman',
  'Tomás Herrera',
  'Wanda Kowalska',
] as const;

export const COMPANIES = [
  'Northwind',
  'Contoso',
  'Fabrikam',
  'Umbra',
  'Halcyon',
  'Meridian',
  'Bluefin',
  'Caldera',
  'Driftwood',
  'Everline',
  'Foxglove',
  'Granite',
  'Harbor',
  'Ironwood',
  'Juniper',
  'Keystone',
  'Lumen',
  'Magnolia',
  'Nimbus',
  'Orchard',
  'Pinnacle',
  'Quarry',
  'Redwood',
  'Sable',
  'Tidewater',
  'Upland',
  'Vantage',
  'Willow',
  'Xylem',
  'Yonder',
  'Zephyr',
  'Alder',
  'Birch',
  'Cobalt',
  'Delta',
  'Ember',
  'Falcon',
  'Glacier',
  'Hazel',
  'Indigo',
] as const;

export const PRODUCTS = [
  'Web Shop',
  'Customer Portal',
  'Partner Portal',
  'Payroll',
  'Invoice Archive',
  'Fleet Tracker',
  'Claims Desk',
  'Helpdesk',
  'Order Intake',
  'Warehouse',
  'Price Engine',
  'Loyalty',
  'Field Service',
  'Time Sheets',
  'Travel',
  'Onboarding',
  'Wiki',
  'Data Lake',
  'Event Gateway',
  'Report Builder',
  'Mail Relay',
  'Document Signing',
  'Mobile Banking',
  'Kiosk',
  'Media Library',
  'Survey',
  'Chat',
  'Scheduler',
  'Identity Sync',
  'Ledger',
  'Risk Monitor',
  'Catalogue',
  'Checkout',
  'Returns',
  'Telemetry',
] as const;

export const ENVIRONMENTS = [
  { name: '', host: '', weight: 6 },
  { name: 'Staging', host: 'staging.', weight: 2 },
  { name: 'Test', host: 'test.', weight: 2 },
] as const;

export const TEAMS = ['platform', 'identity', 'web', 'mobile', 'finance', 'operations', 'data'] as const;

export const SCOPE_SETS = [
  ['openid'],
  ['openid', 'profile'],
  ['openid', 'profile', 'email'],
  ['openid', 'profile', 'email', 'offline_access'],
  ['openid', 'email', 'groups'],
] as const;

export const API_SCOPES = [
  'orders.read',
  'orders.write',
  'invoices.read',
  'stock.read',
  'payments.create',
  'reports.read',
  'users.sync',
] as const;

/** `Web Shop` → `web-shop`. */
export const slug = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
