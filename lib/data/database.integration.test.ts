import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** The database behind a wire that can be cut: refusing connections, or taking them and saying nothing. */
async function startWire(target: string) {
  const address = new URL(target);
  const folder = address.searchParams.get('host');
  const port = Number(address.port || address.searchParams.get('port') || 5432);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((near) => {
    sockets.add(near.on('error', () => {}));
    if (silent) return;
    const far = folder === null ? dial(port, address.hostname) : dial(`${folder}/.s.PGSQL.${port}`);
    sockets.add(far.on('error', () => near.destroy()));
    near.pipe(far).pipe(near);
  });
  const listen = (on = 0) => new Promise<void>((done) => server.listen(on, '127.0.0.1', done));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  await listen();
  const { port: own } = server.address() as AddressInfo;
  const url = new URL(target);
  url.searchParams.delete('host');
  url.searchParams.delete('port');
  url.host = `127.0.0.1:${own}`;
  return {
    url: url.href,
    async cut() {
      const closed = new Promise((done) => server.close(done));
      hangUp();
      await closed;
    },
    mend: () => listen(own),
    hush() {
      silent = true;
      hangUp();
    },
    speak() {
      silent = false;
      hangUp();
    },
  };
}

let wire: Awaited<ReturnType<typeof startWire>>;
let data: typeof import('./database') & typeof import('./transaction');

beforeAll(async () => {
  wire = await startWire(process.env.DATABASE_URL ?? '');
  vi.stubEnv('DATABASE_URL', wire.url);
  data = { ...(await import('./database')), ...(await import('./transaction')) };
});
afterAll(async () => {
  await data.database.$disconnect();
  await wire.cut();
});

const everyWay = () => [
  data.database.user.count(),
  data.database.$queryRaw`SELECT 1`,
  data.transaction((tx) => tx.user.count()),
];
const outcomes = async () =>
  (await Promise.allSettled(everyWay())).map((result) =>
    result.status === 'fulfilled' ? 'ok' : (result.reason as { code?: string }).code,
  );

describe('the database', () => {
  it('is unavailable, by name, while nobody answers its door, and there again with the first request after', async () => {
    expect(await outcomes()).toEqual(['ok', 'ok', 'ok']);
    await wire.cut();
    expect(await outcomes()).toEqual(['unavailable', 'unavailable', 'unavailable']);
    await wire.mend();
    expect(await outcomes()).toEqual(['ok', 'ok', 'ok']);
  });

  it('is unavailable, by name, while it takes calls and says nothing, and there again after', async () => {
    wire.hush();
    await outcomes(); // the broken connections go first; what follows knocks anew
    expect(await outcomes()).toEqual(['unavailable', 'unavailable', 'unavailable']);
    wire.speak();
    expect(await outcomes()).toEqual(['ok', 'ok', 'ok']);
  });

  it('takes nothing with it that a cut transaction had begun', async () => {
    const email = 'never@example.com';
    const cut = data.transaction(async (tx) => {
      await tx.user.create({ data: { email, name: 'Never', role: 'reviewer' }, select: { id: true } });
      await wire.cut();
      await tx.user.count();
    });
    await expect(cut).rejects.toMatchObject({ code: 'unavailable' });
    await wire.mend();
    expect(await data.database.user.count({ where: { email } })).toBe(0);
  });

  it('runs the loser of a deadlock again', async () => {
    const create = (email: string) =>
      data.database.user.create({ data: { email, name: 'x', role: 'reviewer' }, select: { id: true } });
    const [one, two] = [await create('one@example.com'), await create('two@example.com')];
    let waiting = 2;
    const rename = (first: string, second: string, name: string) =>
      data.transaction(async (tx) => {
        await tx.$executeRaw`UPDATE users SET name = ${name} WHERE id = ${first}::uuid`;
        waiting -= 1;
        await vi.waitUntil(() => waiting <= 0, { timeout: 10_000 });
        await tx.$executeRaw`UPDATE users SET name = ${name} WHERE id = ${second}::uuid`;
      });
    await Promise.all([rename(one.id, two.id, 'a'), rename(two.id, one.id, 'b')]);
    const names = await data.database.user.findMany({
      where: { id: { in: [one.id, two.id] } },
      select: { name: true },
    });
    expect(new Set(names.map(({ name }) => name)).size).toBe(1);
  });
});
