import { afterAll, expect, it, vi } from 'vitest';
import { CONNECTIONS, database } from './database';
import { transaction } from './transaction';

afterAll(() => database.$disconnect());

it('more transactions than there are connections leave some to whoever only reads, and all have their turn', async () => {
  let begun = 0;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const many = Array.from({ length: CONNECTIONS * 2 }, (_, index) =>
    transaction(async (tx) => {
      await tx.user.count();
      begun += 1;
      await held;
      return index;
    }),
  );
  await vi.waitFor(() => expect(begun).toBeGreaterThanOrEqual(CONNECTIONS - 4), { timeout: 10_000 });
  // None of the transactions ends before these have been answered.
  expect(await Promise.all(Array.from({ length: 20 }, () => database.user.count()))).toEqual(Array(20).fill(0));
  letGo();
  expect(await Promise.all(many)).toEqual(many.map((_, index) => index));
});
