import { createHash } from 'node:crypto';

/** The sha256 of the bytes in hex: the string inside a Revision. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
