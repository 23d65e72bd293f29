import { useStore } from 'zustand';
import type { ListQuery } from '../../state/list-query.ts';
import { useApp } from '../../state/context.ts';
import { Select } from '../../ui/Select.tsx';

const orders = [
  { value: 'date-descending', label: 'Newest first' },
  { value: 'date-ascending', label: 'Oldest first' },
  { value: 'modified-descending', label: 'Recently changed' },
  { value: 'title-ascending', label: 'Title A to Z' },
] as const;

const queries: Record<(typeof orders)[number]['value'], Pick<ListQuery, 'sort' | 'direction'>> = {
  'date-descending': { sort: 'date', direction: 'descending' },
  'date-ascending': { sort: 'date', direction: 'ascending' },
  'modified-descending': { sort: 'modified', direction: 'descending' },
  'title-ascending': { sort: 'title', direction: 'ascending' },
};

export function SortMenu() {
  const { listQuery } = useApp();
  const value = useStore(
    listQuery,
    (query) => orders.find((order) => order.value === `${query.sort}-${query.direction}`)?.value ?? 'date-descending',
  );
  return (
    <Select
      label="Order"
      labelHidden
      bare
      value={value}
      options={orders}
      onChange={(order) => listQuery.setState(queries[order])}
    />
  );
}
