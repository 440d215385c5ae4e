import { customType } from 'drizzle-orm/pg-core';

/** A Discord id: int8 in the database, decimal text in the program (it does not fit a JavaScript number). */
export const snowflake = customType<{ data: string; driverData: string | number | bigint }>({
  dataType: () => 'bigint',
  toDriver: (value) => value,
  fromDriver: (value) => String(value),
});

/** An instant: timestamptz in the database, epoch milliseconds in the program. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => instantOf(value),
});

/** Epoch milliseconds of what a driver gave for a timestamptz (`2026-11-23 08:00:00.5+00`). */
export function instantOf(text: string): number {
  return Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}
