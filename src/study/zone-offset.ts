import { Temporal } from 'temporal-polyfill';

/*
 * Offsets are looked up in small tables, because a Temporal conversion costs some 45 µs and a tick over thousands of
 * schedules needs hundreds of thousands of them. A table covers about 397 days of one zone and is built on first use.
 */
const CHUNK_MS = 2 ** 35;

interface Chunk {
  /** Instants (ms) from which `offsets[i]` holds; the first is the chunk's beginning. */
  readonly starts: readonly number[];
  /** Local time minus UTC, ms. */
  readonly offsets: readonly number[];
}

const chunksOfZone = new Map<string, Map<number, Chunk>>();

/**
 * Local time minus UTC in `zone` at an instant.
 * @param instant epoch milliseconds
 * @returns milliseconds, east positive
 * @throws RangeError for a zone that is not known or an instant that is not finite
 */
export function offsetAt(instant: number, zone: string): number {
  const { starts, offsets } = chunkAt(instant, zone);
  let i = starts.length - 1;
  while (i > 0 && starts[i]! > instant) i--;
  return offsets[i]!;
}

function chunkAt(instant: number, zone: string): Chunk {
  const index = Math.floor(instant / CHUNK_MS);
  const chunks = chunksOfZone.get(zone);
  const known = chunks?.get(index);
  if (known) return known;
  const built = buildChunk(index * CHUNK_MS, (index + 1) * CHUNK_MS, zone);
  if (chunks) chunks.set(index, built);
  else chunksOfZone.set(zone, new Map([[index, built]]));
  return built;
}

function buildChunk(from: number, to: number, zone: string): Chunk {
  let at = zoned(from, zone);
  const starts = [from];
  const offsets = [offsetMs(at)];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= to) return { starts, offsets };
    starts.push(next.epochMilliseconds);
    offsets.push(offsetMs(next));
    at = next;
  }
}

function zoned(instant: number, zone: string): Temporal.ZonedDateTime {
  if (!Number.isFinite(instant)) throw new RangeError(`expected an instant in epoch milliseconds, got ${instant}`);
  try {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  } catch (cause) {
    throw new RangeError(`expected an IANA time zone such as Asia/Tokyo, got ${JSON.stringify(zone)}`, { cause });
  }
}

function offsetMs(at: Temporal.ZonedDateTime): number {
  return at.offsetNanoseconds / 1e6;
}
