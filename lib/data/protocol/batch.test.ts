import { expect, it, vi } from 'vitest';
import { createBatch } from './batch';

/** Answers each key with itself, a round at a time; keeps what each round was asked. */
function counting(load: (keys: string[]) => Promise<string[]> = async (keys) => keys, limits?: { atMost: number }) {
  const rounds: string[][] = [];
  const ask = createBatch<string, string>((keys) => {
    rounds.push([...keys]);
    return load(keys);
  }, limits);
  return { ask, rounds };
}

it('those that ask together share one round, and each gets its own answer', async () => {
  const { ask, rounds } = counting();
  expect(await Promise.all(['a', 'b', 'a'].map(ask))).toEqual(['a', 'b', 'a']);
  expect(rounds).toEqual([['a', 'b', 'a']]);
});

it('whoever asks while a round is under way is answered by one that began later', async () => {
  const gates: (() => void)[] = [];
  const { ask, rounds } = counting((keys) => new Promise((done) => gates.push(() => done(keys))));
  const first = ask('a');
  await vi.waitFor(() => expect(rounds).toHaveLength(1));
  const others = [ask('b'), ask('c')];
  expect(rounds).toHaveLength(1);
  gates[0]?.();
  await first;
  await vi.waitFor(() => expect(rounds).toEqual([['a'], ['b', 'c']]));
  gates[1]?.();
  expect(await Promise.all(others)).toEqual(['b', 'c']);
});

it('what cannot be done for one is done for the others', async () => {
  const { ask } = counting(async (keys) => {
    if (keys.includes('poison')) throw new Error('refused');
    return keys;
  });
  const answers = await Promise.allSettled(['a', 'poison', 'b'].map(ask));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await ask('c')).toBe('c');
});

it('a round has no more than it may, and those left over are the next, in their order', async () => {
  const { ask, rounds } = counting(undefined, { atMost: 2 });
  expect(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask))).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(rounds).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

it('what cannot be done is tried again with those of its own round alone', async () => {
  const load = async (keys: string[]) => {
    if (keys.includes('poison')) throw new Error('refused');
    return keys;
  };
  const { ask, rounds } = counting(load, { atMost: 2 });
  const answers = await Promise.allSettled(['a', 'b', 'c', 'poison'].map(ask));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
  expect(rounds).toEqual([['a', 'b'], ['c', 'poison'], ['c'], ['poison']]);
});
