import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord-api-types/v10';
import { customId } from './custom-id.js';

/**
 * Buttons that lead from one feature into another. A link is left out when the feature that owns its route is absent,
 * so that any feature's folder can be deleted.
 */
export interface Links {
  /** Start a short quiz on a topic. */
  'quiz.topic': [topicId: string];
  /** Try another published question in the same domain. */
  'quiz.domain': [domain: string];
  /** Go on with today's reviews. */
  'review.start': [];
  /** Report the question of an asking. */
  'report.open': [askingId: number];
  /** Open a topic's note. */
  'explain.topic': [topicId: string];
  /** Choose whether to be listed on the leaderboard. */
  'me.list': [choice: 'yes' | 'no'];
  /** A question that counts nowhere. */
  'try.one': [];
  /** Set the daily question up (organisers); args: the server's locale. */
  'setup.open': [locale: string];
  /** Answer today's question (opens it privately). */
  'daily.show': [];
  'progress.own': [];
  'leaderboard.own': [];
}

export function linkButton<L extends keyof Links>(
  routes: ReadonlySet<string>,
  link: L,
  args: Links[L],
  label: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success = ButtonStyle.Secondary,
): APIButtonComponent | undefined {
  if (!routes.has(link)) return undefined;
  return { type: ComponentType.Button, style, label, custom_id: customId(link, ...args) };
}
