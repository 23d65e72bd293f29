import { oldEncodings, type OldEncoding } from '../../../shared/model/edit.ts';
import type { PostPlan } from '../../../shared/model/operation.ts';
import { decodeText } from '../posts/text-codec.ts';

/** The text of a file that is in an older encoding. What can be read as it is, and what is no text, is left. */
export function planUtf8(bytes: Uint8Array, from: OldEncoding): PostPlan {
  const { problem } = decodeText(bytes);
  if (problem === null) return { kind: 'skip', why: 'It can be read and written as it is.' };
  if (problem.code !== 'not-utf8') return { kind: 'skip', why: problem.message };
  try {
    const text = new TextDecoder(from, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'change', text, toUtf8: true };
  } catch {
    return { kind: 'skip', why: `Some of its bytes mean nothing in ${oldEncodings[from]}.` };
  }
}
