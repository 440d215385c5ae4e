import { sql } from 'drizzle-orm';
import { execute } from '../db/client.js';
import type { Db, Rows } from '../db/types.js';

/** Raw statements inside a transaction, which belongs to one connection; not prepared. */
export function rowsIn(tx: Db): Rows {
  return <Row>(text: string, values: readonly (string | number | boolean | null)[] = []) => {
    const parts = text.split(/\$(\d+)/);
    const statement = sql.join(
      parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1] ?? null}`)),
    );
    return execute<Row>(tx, statement);
  };
}
