import { afterEach, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { startJobs } from './jobs';
import { JOBS } from './registry';

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

it('runs at the start what must not wait, as the system and under the job’s name', async () => {
  const seen = vi.fn<(actor: Actor) => Promise<void>>(async () => {});
  stop = startJobs({ 'test-job': { schedule: '0 0 1 1 *', atStart: true, run: seen } });
  await vi.waitFor(() => expect(seen).toHaveBeenCalledOnce(), 10_000);
  expect(seen.mock.calls[0]?.[0]).toMatchObject({ kind: 'system', origin: 'job', name: 'test-job', address: null });
});

it('tries a failing job again', async () => {
  const seen = vi.fn(async () => {
    if (seen.mock.calls.length === 1) throw new Error('first time');
  });
  stop = startJobs({ 'failing-job': { schedule: '0 0 1 1 *', atStart: true, run: seen } });
  await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(2), 20_000);
});

it.each(Object.entries(JOBS))('%s runs on an empty registry', async (name, job) => {
  const { jobActor } = await import('./jobs');
  await expect(job.run(jobActor(name, '1'))).resolves.not.toThrow();
});
