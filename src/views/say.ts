import type { Reply } from '../discord/command.js';
import { container, text, type ACCENT } from './components.js';

/** A short private answer in one coloured box. */
export function say(content: string, accent: keyof typeof ACCENT = 'calm'): Reply {
  return { components: [container(accent, [text(content)])] };
}

/** A refusal that says what is wrong and what to do; never in place of what was clicked. */
export function refuse(content: string): Reply {
  return { components: [container('warning', [text(content)])], aside: true };
}
