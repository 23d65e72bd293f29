import { useStore } from 'zustand';
import type { PostGrouping } from '../../../shared/model/list.ts';
import type { ListQuery } from '../../state/list-query.ts';
import { useApp } from '../../state/context.ts';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';

const orders = [
  { value: 'date-descending', label: 'Newest first' },
  { value: 'date-ascending', label: 'Oldest first' },
  { value: 'modified-descending', label: 'Recently changed' },
  { value: 'title-ascending', label: 'Title A to Z' },
] as const;

type Order = (typeof orders)[number]['value'];

const queries: Record<Order, Pick<ListQuery, 'sort' | 'direction'>> = {
  'date-descending': { sort: 'date', direction: 'descending' },
  'date-ascending': { sort: 'date', direction: 'ascending' },
  'modified-descending': { sort: 'modified', direction: 'descending' },
  'title-ascending': { sort: 'title', direction: 'ascending' },
};

const groupings: readonly { readonly value: PostGrouping; readonly label: string }[] = [
  { value: 'none', label: 'No groups' },
  { value: 'year', label: 'By year' },
  { value: 'folder', label: 'By folder' },
  { value: 'tag', label: 'By tag' },
];

/** In what order the list is, and what the posts stand together by. */
export function OrderMenu() {
  const { listQuery } = useApp();
  const { sort, direction, group } = useStore(listQuery);
  const order = orders.find(({ value }) => value === `${sort}-${direction}`) ?? orders[0];
  return (
    <ChoiceMenu
      label="Order and groups"
      shown={order.label}
      sections={[
        { title: 'Order', value: order.value, options: orders },
        { title: 'Groups', value: group, options: groupings },
      ]}
      onChoose={(value) => {
        const grouping = groupings.find((one) => one.value === value);
        listQuery.setState(grouping ? { group: grouping.value } : queries[value as Order]);
      }}
    />
  );
}
