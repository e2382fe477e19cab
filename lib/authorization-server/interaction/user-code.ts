/** A user code in groups that can be read aloud: nine digits by three, eight letters by four. */
export function showUserCode(code: string): string {
  const normalized = code.toUpperCase().replaceAll(/\W/g, '');
  const size = /^\d{9}$/.test(normalized) ? 3 : 4;
  return normalized.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? '';
}
