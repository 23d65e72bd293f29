/** The arguments make no sense together: usage is shown, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
