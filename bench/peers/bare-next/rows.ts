import pg from 'pg';
import { type Row, readRowsFrom } from '../rows-sql';

export type { Row };

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

export const readRows = (): Promise<Row[]> => readRowsFrom(pool);
