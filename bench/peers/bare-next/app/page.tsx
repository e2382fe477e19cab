import { connection } from 'next/server';
import { readRows } from '../rows';
import { Rows } from './rows-table';

/** The floor: the list's own SQL, its rows as plain data to one client component, and nothing else. */
export default async function Page() {
  await connection();
  return <Rows rows={await readRows()} />;
}
