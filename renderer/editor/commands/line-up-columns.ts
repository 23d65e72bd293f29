import { formatTable } from '../../../shared/markdown/edits/table-format.ts';
import { onTable } from './tables.ts';

/** Lines up the columns of the table at the caret. */
export const lineUpColumns = onTable(
  ({ table }) => formatTable(table),
  ({ row, column }) => ({ row, column }),
);
