/** Throws on members that the stand-in does not have: `undefined` would pass for a quiet no. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && key !== 'then')
        throw new Error(`The stand-in has no ${name}.${key}`);
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
}
