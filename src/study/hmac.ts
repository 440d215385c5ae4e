/** HMAC-SHA256 of a message, 32 bytes. Handed in, so that the rules stay free of any crypto module. */
export type Hmac = (key: string, message: string) => Uint8Array;

/** Lower-case hex, whose order is the order of the bytes. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
