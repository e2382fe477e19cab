import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIONS, PAGES, ROUTES, VISITORS } from '@/e2e/permissions';

const filesBelow = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' });
const filesNamed = (...names: string[]) => byName(filesBelow('app').filter((file) => names.includes(basename(file))));
const byName = (names: string[]) => names.sort((a, b) => a.localeCompare(b));
const exportedFunctions = (file: string) => {
  const text = readFileSync(`app/${file}`, 'utf8');
  const single = [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)].map(([, name]) => name);
  const several = [...text.matchAll(/^export const \{ ([\w, ]+) \}/gm)].flatMap(([, names]) => names?.split(', '));
  return [...single, ...several];
};

describe('every way in is in the table of who may use it (security.md §4)', () => {
  it('pages', () => {
    expect(byName(Object.keys(PAGES))).toEqual(filesNamed('page.tsx', 'page.ts'));
  });

  it('route handlers, every method of each', () => {
    expect(byName(Object.keys(ROUTES))).toEqual(filesNamed('route.ts', 'route.tsx'));
    for (const [file, calls] of Object.entries(ROUTES)) {
      const methods = exportedFunctions(file).filter((name) => /^[A-Z]+$/.test(name ?? ''));
      expect(new Set(calls.map(({ method }) => method)), file).toEqual(new Set(methods));
    }
  });

  it('server actions', () => {
    const actions = filesNamed('actions.ts').flatMap((file) =>
      exportedFunctions(file).map((name) => `${file}#${name}`),
    );
    expect(byName(Object.keys(ACTIONS))).toEqual(byName(actions));
  });

  it('no server action hides in another file', () => {
    const sources = ['app', 'components', 'lib']
      .flatMap((folder) => filesBelow(folder).map((file) => `${folder}/${file}`))
      .filter((file) => /\.tsx?$/.test(file) && basename(file) !== 'actions.ts');
    const marked = sources.filter((file) => /^\s*['"]use server['"];?\s*$/m.test(readFileSync(file, 'utf8')));
    expect(marked).toEqual([]);
  });

  it('no answer is missing for anybody', () => {
    for (const [name, answers] of [...Object.entries(PAGES), ...Object.entries(ACTIONS)]) {
      expect(Object.keys(answers).sort(), name).toEqual([...VISITORS].sort());
    }
  });
});
