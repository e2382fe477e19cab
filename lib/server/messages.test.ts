import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import messages from '@/messages/en.json';

/**
 * A message whose name stands nowhere in the sources is read by nobody. Names are asked for whole, as text, member or part of a
 * template (`list${kind}s`), wherever they stand: what is found here is surely dead, and what has a common name may hide.
 */

const files = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
);
const sources = files
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture)\.|\/(generated|testing)\//.test(file))
  .map((file) => readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, ''));

const words = new Set(
  sources.flatMap((source) => source.match(/[\w$:-]+/g) ?? []).flatMap((word) => [word, ...word.split(/[:-]/)]),
);
const templates = sources
  .flatMap((source) => source.match(/`(?:[\w.-]|\$\{[^{}]*\})+`/g) ?? [])
  .map((template) => template.slice(1, -1).split('.').at(-1) ?? '')
  .filter((name) => name.includes('${') && /[a-z]{2}/i.test(name.replaceAll(/\$\{[^{}]*\}/g, '')))
  .map((name) => new RegExp(`^${name.replaceAll(/\$\{[^{}]*\}/g, '.+')}$`));

type Tree = { readonly [key: string]: Tree | string };

/** The address of every sentence, with the name that it has there. */
function sentences(tree: Tree, path: readonly string[] = []): string[][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[...path, key]] : sentences(value, [...path, key]),
  );
}

it('every message has a name that something asks for', () => {
  const isAskedFor = (name: string) => words.has(name) || templates.some((template) => template.test(name));
  const dead = sentences(messages).filter((path) => !path.every(isAskedFor));
  expect(dead.map((path) => path.join('.'))).toEqual([]);
});
