/** As `Array.splice`, for any number of things: an argument each would overflow the stack. Answers what is gone. */
export function replaceIn<Thing>(
  list: Thing[],
  from: number,
  removed: number,
  inserted: readonly Thing[],
): readonly Thing[] {
  if (inserted.length < 1000) return list.splice(from, removed, ...inserted);
  const tail = list.splice(from);
  for (const thing of inserted) list.push(thing);
  for (const thing of tail.slice(removed)) list.push(thing);
  return tail.slice(0, removed);
}
