/** Commands on a message: what Discord has under "Apps". */
import { localized } from './commands.js';
import { fill, h } from './dom.js';
import { announce } from './messages.js';
import { makeDialog, openModal } from './modal.js';
import { act, Failure, load, store } from './store.js';
import { say } from './words.js';

const MESSAGE = 3;

/** @param {string} message its id */
export async function openApps(message) {
  const body = h('div', { class: 'apps-list' }, say('loading'));
  const dialog = makeDialog(say('apps'), body);
  try {
    const commands = await load('commands', { channel: store.view.id });
    const fitting = commands.filter((/** @type {any} */ command) => command.type === MESSAGE);
    const choose = (/** @type {any} */ command) => {
      dialog.close();
      void run(command, message);
    };
    fill(
      body,
      fitting.map((/** @type {any} */ command) =>
        h(
          'button',
          { class: 'button secondary', type: 'button', on: { click: () => choose(command) } },
          localized(command, 'name'),
        ),
      ),
      fitting.length === 0 && h('p', {}, say('noApps')),
    );
    body.querySelector('button')?.focus();
  } catch (error) {
    fill(body, h('p', { class: 'failure' }, error instanceof Failure ? error.message : say('noResponse')));
  }
}

/** @param {any} command @param {string} message */
async function run(command, message) {
  const notice = announce(localized(command, 'name'));
  try {
    const answer = await act({ act: 'menu', path: command.name, message });
    if (answer.kind === 'expired') return notice.failed(say('noResponse'));
    notice.done();
    if (answer.kind === 'modal') openModal(answer);
  } catch (error) {
    notice.failed(error instanceof Failure ? error.message : say('noResponse'));
  }
}
