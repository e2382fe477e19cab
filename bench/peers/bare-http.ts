import { createServer } from 'node:http';
import pg from 'pg';
import { readRowsFrom } from './rows-sql';

/** The floor below the floor: the list's SQL and a JSON answer on plain node:http. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

createServer(async (_request, response) => {
  const rows = await readRowsFrom(pool);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(rows));
}).listen(Number(process.env.PORT), '127.0.0.1');
