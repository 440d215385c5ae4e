import { createHash } from 'node:crypto';
import { Routes } from 'discord-api-types/v10';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { cards } from '../db/schema.js';
import type { Db } from '../db/types.js';
import type { Message } from '../discord/command.js';
import type { Delivery } from './context.js';
import { LEASE_MS } from './lease.js';
import { findOwnMessage, postMessage } from './posting.js';
import { backoff, failureOf } from './trouble.js';

export interface NewCard {
  readonly guildId: string;
  readonly kind: 'welcome' | 'how_to';
  /** Tried in this order. */
  readonly channelIds: readonly string[];
  readonly message: Message;
  readonly pin: boolean;
}

type CardRow = typeof cards.$inferSelect;

const MOST_CHANNELS = 5;
const MOST_ATTEMPTS = 8;
/** Discord remembers a nonce for "the past few minutes"; a later try looks into the channel first. */
const NONCE_SAFE_MS = 120_000;
const DAY_MS = 86_400_000;

/** Claims a card of a guild and leaves it to the worker to send; false when the guild has had this one. */
export async function queueCard(db: Db, card: NewCard, now: number): Promise<boolean> {
  const { channelIds, message, ...rest } = card;
  if (channelIds.length === 0) return false;
  const claimed = await db
    .insert(cards)
    .values({
      ...{ ...rest, message, channelIds: [...new Set(channelIds)].slice(0, MOST_CHANNELS) },
      ...{ claimedAt: now, nextTryAt: now },
    })
    .onConflictDoNothing()
    .returning({ guildId: cards.guildId });
  return claimed.length > 0;
}

const TAKE = `
update cards c set lease_until = $2::timestamptz, attempts = c.attempts + 1
from (
  select guild_id, kind from cards
  where next_try_at <= $1::timestamptz and (lease_until is null or lease_until < $1::timestamptz)
  order by next_try_at limit $3::int for update skip locked
) due
where c.guild_id = due.guild_id and c.kind = due.kind
returning c.guild_id, c.kind`;

/** Sends the cards that wait. A failure of one is written down with it and never stops the others. */
export async function sendCards(delivery: Delivery, limit: number): Promise<void> {
  const now = delivery.now();
  const iso = (at: number) => new Date(at).toISOString();
  const taken = await delivery.rows<{ guild_id: string; kind: CardRow['kind'] }>(TAKE, [
    ...[iso(now), iso(now + LEASE_MS)],
    limit,
  ]);
  for (const { guild_id: guildId, kind } of taken) {
    const [card] = await delivery.db
      .select()
      .from(cards)
      .where(and(eq(cards.guildId, guildId), eq(cards.kind, kind)));
    if (card === undefined) continue;
    await settle(delivery, card, await step(delivery, card)).catch((error: unknown) =>
      delivery.log.error({ guildId, kind, err: error }, 'one card failed'),
    );
  }
}

/** A card that stands lacks its pin. */
async function step(delivery: Delivery, card: CardRow): Promise<Sent> {
  const { channelId, messageId } = card;
  if (channelId !== null && messageId !== null) return pin(delivery, card, { channelId, messageId });
  const sent = await send(delivery, card);
  return 'messageId' in sent && card.pin ? pin(delivery, card, sent) : sent;
}

interface Standing {
  readonly channelId: string;
  readonly messageId: string;
}

/** Where it stands now, and when to try (the rest) again; null or none: never. */
type Sent = (Standing & { readonly nextTryAt?: number | null }) | { readonly nextTryAt: number | null };

async function send(delivery: Delivery, card: CardRow): Promise<Sent> {
  const message = card.message as Message;
  const again = { nextTryAt: card.attempts < MOST_ATTEMPTS ? delivery.now() + backoff(card.attempts) : null };
  for (const channelId of card.channelIds) {
    try {
      const found = await sentBefore(delivery, card, channelId, message);
      const messageId =
        found ?? (await postMessage(delivery.rest, channelId, message, nonceOf(card, channelId), null)).id;
      return { channelId, messageId };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'deleted') return { nextTryAt: null };
      // Only a channel that says no leads to the next one: one that was merely slow may have taken it.
      if (failure.kind === 'passing') return again;
    }
  }
  return { nextTryAt: null };
}

/** Tried again alone: soon when Discord was busy, daily when it may not be, and at once when a permission changes. */
async function pin(delivery: Delivery, card: CardRow, { channelId, messageId }: Standing): Promise<Sent> {
  // Should this process die now, the pin is all that is left to do.
  await delivery.db
    .update(cards)
    .set({ channelId, messageId })
    .where(and(eq(cards.guildId, card.guildId), eq(cards.kind, card.kind)));
  try {
    await delivery.rest.put(Routes.channelMessagesPin(channelId, messageId));
    return { channelId, messageId };
  } catch (error) {
    const failure = failureOf(error);
    const wait = failure.kind === 'passing' ? backoff(card.attempts) : DAY_MS;
    const over = failure.kind === 'deleted' || card.attempts >= MOST_ATTEMPTS;
    delivery.log.info({ guildId: card.guildId, kind: card.kind, over, err: error }, 'a card is not pinned yet');
    return { channelId, messageId, nextTryAt: over ? null : delivery.now() + wait };
  }
}

async function settle(delivery: Delivery, card: CardRow, sent: Sent): Promise<void> {
  const { guildId, kind } = card;
  const { nextTryAt = null } = sent;
  await delivery.db
    .update(cards)
    .set({ leaseUntil: null, ...sent, nextTryAt })
    .where(and(eq(cards.guildId, guildId), eq(cards.kind, kind)));
  if (!('messageId' in sent)) {
    delivery.log.info({ guildId, kind, again: nextTryAt !== null }, 'a card could not be sent');
  }
}

/** Cards of these guilds that wait are tried at once. */
export async function retryCards(delivery: Delivery, guildIds: readonly string[]): Promise<number> {
  const waiting = await delivery.db
    .update(cards)
    .set({ nextTryAt: delivery.now() })
    .where(and(inArray(cards.guildId, [...guildIds]), isNotNull(cards.nextTryAt)))
    .returning({ kind: cards.kind });
  return waiting.length;
}

async function sentBefore(
  delivery: Delivery,
  card: CardRow,
  channelId: string,
  message: Message,
): Promise<string | undefined> {
  if (card.attempts <= 1 || delivery.now() - card.claimedAt < NONCE_SAFE_MS) return undefined;
  const marker = /"custom_id":"([^"]+)"/.exec(JSON.stringify(message.components))?.[1];
  if (marker === undefined) return undefined;
  return findOwnMessage(delivery.rest, channelId, marker, card.claimedAt - NONCE_SAFE_MS);
}

function nonceOf({ guildId, kind }: CardRow, channelId: string): string {
  return createHash('sha256').update(`card ${guildId} ${kind} ${channelId}`).digest('base64url').slice(0, 25);
}
