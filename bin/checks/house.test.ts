import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportedFunctions } from './exported-functions';

/** The nevers of layout.md that imports cannot show; .dependency-cruiser.cjs holds the others. */

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);

const isTest = (file: string) => /\.(test|spec|fixture)\.tsx?$|\/testing\//.test(file);
const PRODUCT = [...['app', 'components', 'lib'].flatMap(filesBelow), 'server.ts'].filter(
  (file) => !file.startsWith('lib/data/generated/'),
);
const SOURCES = PRODUCT.filter((file) => /\.tsx?$/.test(file) && !isTest(file));
const read = (file: string) => readFileSync(file, 'utf8');
const sourcesWith = (pattern: RegExp) => SOURCES.filter((file) => pattern.test(read(file)));

describe('never', () => {
  it("'use server' outside app/**/actions.ts", () => {
    const marked = sourcesWith(/^\s*['"]use server['"]/m);
    expect(marked.filter((file) => !(file.startsWith('app/') && basename(file) === 'actions.ts'))).toEqual([]);
    expect(marked).not.toEqual([]);
  });

  it('process.env outside lib/server/env.ts', () => {
    expect(sourcesWith(/process\.env\b|import\.meta\.env/)).toEqual(['lib/server/env.ts']);
  });

  it('a clock, randomness or the network in lib/domain', () => {
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bcrypto\.|\bfetch\(|\bperformance\.|\bsetTimeout\(/;
    expect(sourcesWith(impure).filter((file) => file.startsWith('lib/domain/'))).toEqual([]);
  });

  it('a folder or file called utils, helpers, misc or common', () => {
    const nameless = /(^|\/)(utils?|helpers?|misc|common)(\.[a-z.]+)?(\/|$)/;
    expect(PRODUCT.filter((file) => nameless.test(file))).toEqual([]);
  });

  it('a name that is not kebab-case, but for what Next reads', () => {
    const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|fixture|integration|property|module))*\.[a-z]+$/;
    expect(PRODUCT.map((file) => basename(file)).filter((name) => !named.test(name))).toEqual([]);
    // Addresses that product.md fixes: seed A's names, and a file's.
    const fixed = new Set(['Client', 'Resource', 'ApiResource', 'ApiScope', 'IdentityResource', 'openapi.json']);
    const folder = /^(\(\w+\)|\[+(\.\.\.)?\w+\]+|[a-z0-9]+(-[a-z0-9]+)*|\.)$/;
    const folders = new Set(PRODUCT.flatMap((file) => dirname(file).split('/')));
    expect([...folders].filter((name) => !folder.test(name) && !fixed.has(name))).toEqual([]);
  });

  it('a file over 300 lines without a reason in its first comment', () => {
    const long = SOURCES.filter((file) => read(file).split('\n').length > 301);
    expect(long.filter((file) => !/\/\*\*.*\blong\b/s.test(read(file).slice(0, 3_000)))).toEqual([]);
  });

  it('a test that is switched off or alone', () => {
    const tests = [...PRODUCT, ...filesBelow('e2e'), ...filesBelow('bin')].filter((file) =>
      /\.(test|spec|setup)\.tsx?$/.test(file),
    );
    const switched = /\b(it|test|describe)\.(skip|only|todo|fixme|fails)\b|\btest\.slow\b/;
    expect(tests.filter((file) => file !== 'bin/checks/house.test.ts' && switched.test(read(file)))).toEqual([]);
  });
});

describe('the migrations', () => {
  it('lead to the schema: npm run db:new was not forgotten', () => {
    expect(read('prisma/migrations/schema.prisma')).toBe(read('prisma/schema.prisma'));
  });

  it('are numbered one after the other', () => {
    const folders = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const numbers = folders.map(({ name }) => name.slice(0, 4)).sort();
    expect(numbers).toEqual(folders.map((_, index) => String(index + 1).padStart(4, '0')));
  });
});

describe('every exported function of lib/data', () => {
  // The gate itself, and what opens transactions for the others.
  const machinery = ['lib/data/authorize.ts', 'lib/data/transaction.ts'];
  const inData = (file: string) => file.startsWith('lib/data/') && !machinery.includes(file);
  const functions = SOURCES.filter(inData).flatMap((file) =>
    exportedFunctions(read(file)).map((one) => ({
      ...one,
      name: `${file}#${one.name}`,
      unsafe: one.name.startsWith('UNSAFE_'),
    })),
  );
  const touchesDatabase = (body: string) => /\b(database|transaction|statement)\b\s*[.(`<]|\breadRows\b/.test(body);

  it.each(functions.map((one) => [one.name, one] as const))(
    '%s asks requirePermission, is given a transaction, or says UNSAFE',
    (_name, one) => {
      const askedFor = /\brequirePermission\(/.test(one.body);
      const givenTransaction = /^(tx|client)\b/.test(one.parameters);
      expect(askedFor || givenTransaction || one.unsafe || !touchesDatabase(one.body)).toBe(true);
    },
  );
});
