/** Freezes a value and everything in it, maps included: a map cannot be frozen, so its ways to change are taken away. */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const [key, inner] of value) {
      freezeDeep(key);
      freezeDeep(inner);
    }
    const refuse = (): never => {
      throw new TypeError('Expected no change to a frozen map');
    };
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
    return Object.freeze(value);
  }
  for (const inner of Object.values(value)) freezeDeep(inner);
  return Object.freeze(value);
}
