/** How ids go on where several are made of the same words. */
export interface IdCount {
  /** The number of the second. */
  readonly second: 1 | 2;
  /** Whether a number is passed over that some other id ends with by itself. */
  readonly looks: boolean;
}

/** Makes ids of names, one after another. One that is chosen counts as made: Goldmark does so, and no two elements may have one. */
export function uniqueIds({ second, looks }: IdCount): (name: string) => string {
  const numbers = new Map<string, number>();
  return (name) => {
    let number = numbers.get(name);
    if (number === undefined) {
      numbers.set(name, second - 1);
      return name;
    }
    let id: string;
    do id = `${name}-${++number}`;
    while (looks && numbers.has(id));
    numbers.set(name, number);
    if (looks) numbers.set(id, second - 1);
    return id;
  };
}
