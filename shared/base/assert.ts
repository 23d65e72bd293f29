/** Marks a place that the types say cannot be reached; throws with the value when it is reached all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** Throws when a condition that our own code must uphold does not hold. Never for bad input: that is an AppError. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
