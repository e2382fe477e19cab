import { expect, it, vi } from 'vitest';
import { createSlots } from './slots';

it('whose patience ends is told so, whichever bundle made the slots', async () => {
  vi.resetModules();
  const { NoSlotError } = await import('./slots');
  const inSlot = createSlots(1, 1);
  let letGo = () => {};
  const first = inSlot(
    () =>
      new Promise<void>((resolve) => {
        letGo = resolve;
      }),
  );
  expect(await inSlot(async () => {}).catch((error: unknown) => error)).toBeInstanceOf(NoSlotError);
  letGo();
  await first;
  expect(new Error('other')).not.toBeInstanceOf(NoSlotError);
});
