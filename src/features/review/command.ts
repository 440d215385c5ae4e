import { InteractionContextType } from 'discord-api-types/v10';
import type { Command } from '../../discord/command.js';
import { change, confirm, next, pick, review } from './course.js';

export default {
  data: {
    name: 'review',
    name_localizations: { 'en-US': 'review' },
    description: 'Repeat what you are about to forget, privately',
    description_localizations: { ja: '忘れかけた頃の問題を復習します（自分だけに見えます）' },
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  },
  handlers: { '': { ack: 'reply-private', run: review } },
  clicks: {
    'review.start': { ack: 'reply-private', run: review },
    'review.pick': { ack: 'update', run: pick },
    'review.sure': { ack: 'update', run: confirm },
    'review.change': { ack: 'update', run: change },
    'review.next': { ack: 'update', run: next },
  },
} satisfies Command;
