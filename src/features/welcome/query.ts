import type { Rows } from '../../db/types.js';
import type { Lang } from '../../library/model.js';

const RECENT_MS = 7 * 86_400_000;

/** Guilds whose first schedule is new and whose channel does not say yet how to take part. */
export async function withoutHowTo(
  rows: Rows,
  now: number,
): Promise<{ readonly guildId: string; readonly channelId: string; readonly language: Lang }[]> {
  return rows(
    `select s.guild_id::text as "guildId", s.channel_id::text as "channelId", g.language
     from schedules s join guilds g on g.guild_id = s.guild_id and g.left_at is null
     where s.schedule_no = 1 and s.state = 'active' and s.created_at > $1::timestamptz
       and not exists (select 1 from cards c where c.guild_id = s.guild_id and c.kind = 'how_to')
     limit 50`,
    [new Date(now - RECENT_MS).toISOString()],
  );
}
