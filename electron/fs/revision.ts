import { hash } from 'node:crypto';

/** The sha256 of the bytes in hex: the string inside a Revision. */
export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
