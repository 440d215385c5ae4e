/** What a person does on the page: the same acts, with the same refusals, as an `Actor` in a test. */
import { makeActor } from '../actor/actor.js';
import type { State } from '../state.js';
import type { Actor, Message, ModalValue, OptionValue, Reply } from '../types.js';

/** The body of POST /page/act; fields beyond `as`, `channel` and `act` depend on the act. */
export interface ActForm {
  readonly as: string;
  readonly channel: string;
  readonly act: string;
  readonly path?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  readonly focused?: { readonly name: string; readonly value: string | number };
  readonly message?: string;
  readonly customId?: string;
  readonly values?: readonly string[];
  readonly fields?: Readonly<Record<string, ModalValue>>;
  readonly interaction?: string;
  readonly text?: string;
}

/** What the page needs to go on: what came back, and the modal to fill in. */
export interface Acted {
  readonly kind: string;
  readonly interaction?: string;
  readonly modal?: unknown;
  readonly choices?: readonly unknown[];
}

/** Modals that are open on the page, by interaction; the oldest are forgotten. */
export type OpenModals = Map<string, Reply>;

/** @throws Error what a client would not do, for the person to read */
export async function act(state: State, modals: OpenModals, form: ActForm): Promise<Acted> {
  const channel = state.world.channels.get(form.channel);
  const actor = makeActor(state, form.as, channel?.guildId ?? null, form.channel);
  switch (form.act) {
    case 'command':
      return shown(modals, await actor.command(form.path ?? '', form.options ?? {}));
    case 'menu':
      return shown(modals, await actor.contextMenu(form.path ?? '', messageOf(actor, form).id));
    case 'autocomplete': {
      const focused = form.focused ?? { name: '', value: '' };
      return { kind: 'autocomplete', choices: await actor.autocomplete(form.path ?? '', form.options ?? {}, focused) };
    }
    case 'click':
      return shown(modals, await actor.click(messageOf(actor, form), { customId: form.customId ?? '' }));
    case 'select':
      return shown(
        modals,
        await actor.select(messageOf(actor, form), { customId: form.customId ?? '' }, form.values ?? []),
      );
    case 'modal': {
      const opened = modals.get(form.interaction ?? '');
      if (opened === undefined) throw new Error('Expected a modal that is still open');
      return shown(modals, await actor.submitModal(opened, form.fields ?? {}));
    }
    case 'say':
      actor.say(form.text ?? '');
      return { kind: 'said' };
    case 'dismiss':
      actor.dismiss(messageOf(actor, form));
      return { kind: 'dismissed' };
    default:
      throw new Error(`Expected an act that the page knows, received '${form.act}'`);
  }
}

function messageOf(actor: Actor, form: ActForm): Message {
  const message = actor.messages().find(({ id }) => id === form.message);
  if (message === undefined) throw new Error('Expected a message that is still there');
  return message;
}

function shown(modals: OpenModals, reply: Reply): Acted {
  if (reply.modal === undefined) return { kind: reply.kind };
  modals.set(reply.interactionId, reply);
  for (const oldest of modals.keys()) if (modals.size > 50) modals.delete(oldest);
  return { kind: 'modal', interaction: reply.interactionId, modal: reply.modal };
}
