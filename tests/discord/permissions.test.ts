import { OverwriteType, PermissionFlagsBits as Bit, type APIOverwrite } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { permissionsIn } from '../../src/discord/permissions.js';

const { ViewChannel: VIEW, SendMessages: SEND } = Bit;

const guild = (own: bigint) =>
  ({
    id: '1',
    roles: [
      { id: '1', permissions: VIEW.toString() },
      { id: '2', permissions: own.toString() },
      { id: '3', permissions: Bit.Administrator.toString() },
    ],
    members: [{ user: { id: '9' }, roles: ['2'] }],
  }) as unknown as Parameters<typeof permissionsIn>[0];

const overwrite = (id: string, type: OverwriteType, allow: bigint, deny: bigint): APIOverwrite => ({
  ...{ id, type },
  allow: allow.toString(),
  deny: deny.toString(),
});
const role = (id: string, allow: bigint, deny: bigint) => overwrite(id, OverwriteType.Role, allow, deny);
const member = (id: string, allow: bigint, deny: bigint) => overwrite(id, OverwriteType.Member, allow, deny);

test.each([
  ['roles alone', SEND, [], VIEW | SEND],
  ['everyone is denied', SEND, [role('1', 0n, VIEW)], SEND],
  ['a role is allowed what everyone is denied', SEND, [role('2', VIEW, 0n), role('1', 0n, VIEW)], VIEW | SEND],
  ['a role that the member lacks says nothing', SEND, [role('3', 0n, SEND)], VIEW | SEND],
  ['the member’s own comes last', SEND, [member('9', 0n, SEND), role('2', SEND, 0n)], VIEW],
  ['another member’s says nothing', SEND, [member('8', 0n, SEND)], VIEW | SEND],
  ['an administrator is never denied', Bit.Administrator, [role('1', 0n, VIEW)], VIEW | Bit.Administrator],
])('%s', (_, own, overwrites, expected) => expect(permissionsIn(guild(own), '9', overwrites)).toBe(expected));

test('of somebody who is not shown nothing is known', () => {
  expect(permissionsIn(guild(SEND), '7', [])).toBeUndefined();
});
