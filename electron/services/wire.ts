import { Buffer } from 'node:buffer';
import { changeType, type ChangeOnWire } from '../../shared/library/change-on-wire.ts';
import type { LibraryChange } from '../../shared/model/library.ts';
import { rowsIn } from './library/post-rows.ts';

/** How answers are written for a page, for every host: ten thousand rows leave as the text that they are already. */
export const wireOptions = {
  customJsonSerializers: [
    {
      type: changeType,
      condition: (value: unknown) => typeof value === 'object' && value !== null && rowsIn(value) !== undefined,
      serialize: writeChange,
      deserialize: () => {
        throw new TypeError('A page sends no changes of the list.');
      },
    },
  ],
};

function writeChange(change: LibraryChange): ChangeOnWire {
  const pieces = (rowsIn(change) ?? []).flatMap((some) => some.pieces);
  const { sequence, removed, renamed, reading, notices, library } = change;
  return {
    ...{ sequence, removed, renamed },
    ...(reading !== undefined && { reading }),
    ...(notices && { notices }),
    ...(library && { library }),
    rows: pieces.map(({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length).toString('latin1')),
  };
}
