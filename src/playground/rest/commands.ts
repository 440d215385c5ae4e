import type { APIApplicationCommand } from 'discord-api-types/v10';
import { invalidForm, problem, Refusal, refuseProblems, unknownCommand, unknownUser } from '../refusal.js';
import { problemsOfCommand, problemsOfNames, type CommandForm } from '../rules/commands.js';
import type { State } from '../state.js';
import { guildAt } from './access.js';
import { noContent, param, type Answer, type Call, type Route } from './route.js';

const GLOBAL = '/applications/:application/commands';
const GUILD = '/applications/:application/guilds/:guild/commands';
/** By type: chat input, user, message, primary entry point. */
const MAX: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15, 4: 1 };
const CREATES_PER_DAY = 200;
const DAY = 86_400_000;

const answers = 'ApplicationCommandResponseSchema';

export const commandRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((path): Route[] => [
  { method: 'GET', path, answers, handle: list },
  { method: 'POST', path, answers, handle: create },
  { method: 'PUT', path, answers, handle: overwrite },
  { method: 'GET', path: `${path}/:command`, answers, handle: get },
  { method: 'PATCH', path: `${path}/:command`, answers, handle: edit },
  { method: 'DELETE', path: `${path}/:command`, handle: remove },
]);

/** Localisations only when asked for. */
function list(call: Call): Answer {
  const full = call.query.get('with_localizations') === 'true';
  const commands = [...scopeOf(call).commands.values()];
  return { status: 200, body: full ? commands : commands.map(withoutLocalizations) };
}

function get(call: Call): Answer {
  return { status: 200, body: commandAt(call) };
}

/** A command of the same name and type is replaced: 200 instead of 201. */
function create(call: Call): Answer {
  refuseProblems(problemsOfCommand(call.body, [], 'ApplicationCommandCreateRequestSchema'));
  const scope = scopeOf(call);
  const form = call.body as CommandForm;
  const known = find(scope.commands, form);
  const command = stored(call.state, scope.guildId, form, known?.id);
  if (known === undefined) countCreates(call.state, scope.key, 1);
  refuseTooMany([...[...scope.commands.values()].filter((one) => one !== known), command]);
  scope.commands.set(command.id, command);
  call.state.changed.emit();
  return { status: known === undefined ? 201 : 200, body: command };
}

/** All of them at once; those of the same name and type keep their ids and cost nothing. */
function overwrite(call: Call): Answer {
  const { body, state } = call;
  if (!Array.isArray(body)) {
    throw invalidForm(problem([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType'));
  }
  const forms = body as CommandForm[];
  const schema = 'ApplicationCommandUpdateRequestSchema';
  refuseProblems(forms.flatMap((form, index) => problemsOfCommand(form, [index], schema)));
  refuseProblems(problemsOfNames(forms));
  const scope = scopeOf(call);
  const commands = forms.map((form) => stored(state, scope.guildId, form, find(scope.commands, form)?.id));
  refuseTooMany(commands);
  countCreates(state, scope.key, forms.filter((form) => find(scope.commands, form) === undefined).length);
  scope.commands.clear();
  for (const command of commands) scope.commands.set(command.id, command);
  state.changed.emit();
  return { status: 200, body: commands };
}

function edit(call: Call): Answer {
  const known = commandAt(call);
  refuseProblems(problemsOfCommand(call.body, [], 'ApplicationCommandPatchRequestPartialSchema'));
  const merged = { ...(known as unknown as CommandForm), ...(call.body as Partial<CommandForm>) };
  refuseProblems(problemsOfCommand(merged, [], 'ApplicationCommandCreateRequestSchema'));
  const scope = scopeOf(call);
  const command = stored(call.state, scope.guildId, merged, known.id);
  scope.commands.set(known.id, command);
  call.state.changed.emit();
  return { status: 200, body: command };
}

function remove(call: Call): Answer {
  scopeOf(call).commands.delete(commandAt(call).id);
  call.state.changed.emit();
  return noContent;
}

interface Scope {
  readonly key: string;
  readonly guildId: string | null;
  readonly commands: Map<string, APIApplicationCommand>;
}

function scopeOf(call: Call): Scope {
  if (param(call, 'application') !== call.state.applicationId) throw unknownUser();
  const guildId = call.params['guild'] === undefined ? null : guildAt(call).id;
  const key = guildId ?? '';
  const commands = call.state.commands.get(key) ?? new Map<string, APIApplicationCommand>();
  call.state.commands.set(key, commands);
  return { key, guildId, commands };
}

function commandAt(call: Call): APIApplicationCommand {
  const command = scopeOf(call).commands.get(param(call, 'command'));
  if (command === undefined) throw unknownCommand();
  return command;
}

function find(
  commands: ReadonlyMap<string, APIApplicationCommand>,
  form: CommandForm,
): APIApplicationCommand | undefined {
  const type = form.type ?? 1;
  return [...commands.values()].find((command) => command.name === form.name && Number(command.type) === type);
}

function stored(
  state: State,
  guildId: string | null,
  form: CommandForm,
  id: string | undefined,
): APIApplicationCommand {
  const { options, ...rest } = form;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const command = {
    ...given,
    id: id ?? state.nextId(),
    application_id: state.applicationId,
    version: state.nextId(),
    type: form.type ?? 1,
    description: form.description ?? '',
    default_member_permissions: form.default_member_permissions ?? null,
    nsfw: form['nsfw'] === true,
    ...(guildId === null ? { contexts: form['contexts'] ?? null } : { guild_id: guildId }),
    ...((options ?? []).length === 0 ? {} : { options }),
  };
  return command as unknown as APIApplicationCommand;
}

function refuseTooMany(commands: readonly APIApplicationCommand[]): void {
  for (const [type, max] of Object.entries(MAX)) {
    if (commands.filter((command) => command.type === Number(type)).length <= max) continue;
    throw new Refusal(400, 30_032, `Maximum number of application commands reached (${max}).`);
  }
}

function countCreates(state: State, scope: string, count: number): void {
  const recent = (state.creates.get(scope) ?? []).filter((at) => state.now() - at < DAY);
  if (recent.length + count > CREATES_PER_DAY) {
    throw new Refusal(
      400,
      30_034,
      `Max number of daily application command creates has been reached (${CREATES_PER_DAY})`,
    );
  }
  state.creates.set(scope, [...recent, ...Array.from({ length: count }, () => state.now())]);
}

function withoutLocalizations<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutLocalizations) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutLocalizations(inner)])) as T;
}
