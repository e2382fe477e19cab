import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type messages from '@/messages/en.json';
import { MessagesProvider } from './messages-provider';

type Namespace = keyof typeof messages;
/** A namespace, or a part of one: `fields.values`. */
type MessagePath = Namespace | `${Namespace}.${string}`;
type Tree = { [key: string]: Tree };

/** What the primitives and the notices in a page's place say; every client component may count on it. */
const ALWAYS: readonly MessagePath[] = ['ui', 'errors.notFound', 'errors.forbidden', 'auth.roles'];

/** What was picked before, as text: it is the same for every request. */
const picks = new WeakMap<object, Map<string, string>>();

/** The branches of `tree` that `paths` name, in their place; the rest is left behind. */
function pickMessages(tree: Tree, paths: readonly MessagePath[]): Tree {
  const picked: Tree = {};
  for (const path of paths) {
    const steps = path.split('.');
    const last = steps.pop() ?? path;
    let from: Tree | undefined = tree;
    let to = picked;
    for (const step of steps) {
      from = from?.[step];
      to[step] = { ...to[step] };
      to = to[step];
    }
    const branch = from?.[last];
    if (branch !== undefined) to[last] = branch;
  }
  return picked;
}

function picked(all: Tree, paths: readonly MessagePath[]): string {
  const known = picks.get(all) ?? new Map<string, string>();
  picks.set(all, known);
  const key = paths.join();
  const text = known.get(key) ?? JSON.stringify(pickMessages(all, paths));
  known.set(key, text);
  return text;
}

/**
 * Sends the words of `namespaces` to the browser, so that the client components inside may `useTranslations`. Words are sent
 * with the page that needs them and no other: put this in the page, around the client component, never higher.
 */
export async function ClientMessages({
  namespaces = [],
  children,
}: {
  namespaces?: readonly MessagePath[];
  children: ReactNode;
}) {
  const all = (await getMessages()) as unknown as Tree;
  return <MessagesProvider words={picked(all, [...ALWAYS, ...namespaces])}>{children}</MessagesProvider>;
}
