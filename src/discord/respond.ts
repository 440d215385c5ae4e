import type { REST } from '@discordjs/rest';
import { InteractionResponseType as Type, MessageFlags, Routes, type APIInteraction } from 'discord-api-types/v10';
import type { Ack, ModalReply, Reply } from './command.js';

/** The answers to one interaction. Interaction endpoints need no bot token and lie outside the global limit. */
export interface Responder {
  /** Says "thinking" (or, for an update, nothing) so that 15 minutes are left instead of 3 seconds. */
  defer(): Promise<void>;
  send(reply: Reply | ModalReply): Promise<void>;
  choices(choices: readonly { name: string; value: string }[]): Promise<void>;
  readonly deferred: boolean;
}

type Target = Pick<APIInteraction, 'id' | 'token' | 'application_id'>;

export function createResponder(rest: REST, interaction: Target, ack: Ack): Responder {
  let deferred = false;
  const callback = (type: Type, data?: object) =>
    withoutDrops(() =>
      rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        body: data === undefined ? { type } : { type, data },
        auth: false,
      }),
    );
  const visibility = ack === 'reply-public' ? 0 : MessageFlags.Ephemeral;

  return {
    get deferred() {
      return deferred;
    },
    async defer() {
      deferred = true;
      const said =
        ack === 'update'
          ? callback(Type.DeferredMessageUpdate)
          : callback(Type.DeferredChannelMessageWithSource, { flags: visibility });
      // An attempt whose response never came has been taken: whoever waits must get the answer all the same.
      await said.catch((error: unknown) => {
        if ((error as { code?: unknown }).code !== ALREADY_ACKNOWLEDGED) throw error;
      });
    },
    async send(reply) {
      if ('modal' in reply) {
        await callback(Type.Modal, reply.modal);
        return;
      }
      const body = { components: reply.components, allowed_mentions: { parse: [] } };
      const aside = reply.aside === true;
      const asNew = ack !== 'update' || aside;
      const flags = MessageFlags.IsComponentsV2 | (aside ? MessageFlags.Ephemeral : asNew ? visibility : 0);
      const data = { ...body, flags };
      if (!deferred) {
        await callback(asNew ? Type.ChannelMessageWithSource : Type.UpdateMessage, data);
      } else if (asNew && ack === 'update') {
        const route = Routes.webhook(interaction.application_id, interaction.token);
        await rest.post(route, { body: data, auth: false });
      } else {
        const route = Routes.webhookMessage(interaction.application_id, interaction.token, '@original');
        const edit = { ...body, flags: MessageFlags.IsComponentsV2 };
        await withoutDrops(() => rest.patch(route, { body: edit, auth: false }));
      }
    },
    async choices(choices) {
      await callback(Type.ApplicationCommandAutocompleteResult, { choices });
    },
  };
}

const ALREADY_ACKNOWLEDGED = 40_060;
const DROPS_BORNE = 2;

/**
 * A connection that drops is not retried by the library. Here it may be: an edit is the same twice, and a second
 * answer to an interaction is refused (40060), never shown.
 */
async function withoutDrops<T>(request: () => Promise<T>): Promise<T> {
  for (let drops = 0; ; drops += 1) {
    try {
      return await request();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (drops === DROPS_BORNE || (code !== 'UND_ERR_SOCKET' && code !== 'ECONNRESET')) throw error;
    }
  }
}
