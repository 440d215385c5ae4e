/** What came back, seen from the person's side; messages are shown as they are now, not as they were first. */
import { buttonsOf, selectsOf } from '../components.js';
import { waitFor } from '../signal.js';
import type { Interaction, State } from '../state.js';
import { textOfMessage, textsOfComponents } from '../text.js';
import type { Message, Reply } from '../types.js';
import { toModal } from './modal.js';

const WAITING: readonly unknown[] = ['deferred', 'deferred-update'];

export function makeReply(state: State, interaction: Interaction): Reply {
  const shown = (): Message | undefined => (interaction.original?.deleted === false ? interaction.original : undefined);
  const { modal } = interaction;
  const reply: Reply = {
    interactionId: interaction.id,
    kind: interaction.kind ?? 'none',
    ackMs: interaction.ackMs,
    choices: interaction.choices,
    modal: modal === null ? undefined : toModal(modal),
    get message() {
      return shown();
    },
    get followups() {
      return interaction.followups.filter((message) => !message.deleted);
    },
    get ephemeral() {
      return (shown()?.visibleTo ?? null) !== null;
    },
    get text() {
      if (modal !== null) return [modal.title, ...textsOfComponents(modal.components)].join('\n');
      const message = shown();
      return message === undefined ? '' : textOfMessage(message);
    },
    get buttons() {
      return buttonsOf(shown()?.components ?? []);
    },
    get selects() {
      return selectsOf(shown()?.components ?? []);
    },
    async settled(ms = 60_000) {
      if (WAITING.includes(interaction.kind)) {
        await waitFor(state.changed, () => interaction.settled, ms, `an answer after the ${interaction.kind} one`);
      }
      return reply;
    },
  };
  return reply;
}
