import type { ReactNode } from 'react';
import messages from '@/messages/en.json';
import { MessagesProvider } from './messages-provider';

type Namespace = keyof typeof messages;
/** A namespace, or a part of one: `fields.values`. */
type MessagePath = Namespace | `${Namespace}.${string}`;
type Tree = { [key: string]: Tree };

/** What was picked before, as text: it is the same for every request, as long as there is one language. */
const picks = new Map<string, string>();

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

function picked(paths: readonly MessagePath[]): string {
  const key = paths.join();
  const text = picks.get(key) ?? inAscii(JSON.stringify(pickMessages(messages as unknown as Tree, paths)));
  picks.set(key, text);
  return text;
}

/** One dash in the words would have the whole page's data kept, searched and encoded at twice the length. */
const inAscii = (json: string) =>
  json.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Sends the words of `namespaces` to the browser, so that the client components inside may `useTranslations` of them, and of
 * what the layouts around have sent. Words are sent with the page that needs them and no other: put this in the page, around
 * the client component, never higher.
 */
export function ClientMessages({ namespaces, children }: { namespaces: readonly MessagePath[]; children: ReactNode }) {
  return <MessagesProvider words={picked(namespaces)}>{children}</MessagesProvider>;
}
