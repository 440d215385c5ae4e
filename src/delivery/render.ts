import type { Message } from '../discord/command.js';
import { customId } from '../discord/custom-id.js';
import { button, dayInWords } from '../views/components.js';
import { openPost } from '../views/question-card.js';
import { questionWords } from '../views/question-words.js';
import { recapCard, type Recap } from '../views/verdict.js';
import type { FullPost } from './post-row.js';
import { POST_ROUTES } from './routes.js';

/** Public messages are always rendered whole from the row, so that any process renders the same. */

function kindOf({ row }: FullPost): 'daily' | 'extra' | 'revenge' {
  if (row.scheduleNo === 0) return 'extra';
  return (row.why as { review?: boolean } | null)?.review === true ? 'revenge' : 'daily';
}

export function renderOpen(post: FullPost): Message {
  const { row, asked, answered } = post;
  return openPost({
    asked,
    lang: row.language,
    kind: kindOf(post),
    day: dayInWords(row.localDate, row.language),
    answered,
    closesAt: row.closesAt,
    roleId: row.roleId,
    routes: POST_ROUTES,
  });
}

export function renderClosed(post: FullPost, closing: Pick<Recap, 'tally' | 'threadId' | 'disputed'>): Message {
  const { row, asked } = post;
  const words = questionWords[row.language];
  return recapCard({
    asked,
    lang: row.language,
    heading: words.heading(kindOf(post), dayInWords(row.localDate, row.language)),
    ...closing,
    buttons: [
      button(words.myResult, customId(POST_ROUTES.result, asked.askingId)),
      button(words.answerLate, customId(POST_ROUTES.late, asked.askingId)),
      button(words.otherLanguage, customId(POST_ROUTES.language, asked.askingId)),
    ],
  });
}
