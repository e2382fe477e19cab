import cluster from 'node:cluster';
import { createServer } from 'node:http';

/**
 * The floor under discovery and JWKS: a bare node:http server that answers the same bytes, fetched once from the product. With
 * WORKERS it is as many processes behind one port, by the same means as the product (bin/workers.mjs).
 */

const port = Number(process.env.PORT);
const workers = Number(process.env.WORKERS ?? 1);

if (cluster.isPrimary && workers > 1) {
  for (let worker = 0; worker < workers; worker++) cluster.fork();
} else {
  const answers = new Map<string, Buffer>();
  for (const address of (process.env.ANSWERS as string).split(' ')) {
    answers.set(new URL(address).pathname, Buffer.from(await (await fetch(address)).arrayBuffer()));
  }
  createServer(({ url = '/' }, response) => {
    const body = answers.get(url);
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end(body ?? '{}');
  }).listen(port);
}
