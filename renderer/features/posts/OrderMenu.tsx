import { useStore } from 'zustand';
import type { PostGrouping } from '../../../shared/model/list.ts';
import { useApp } from '../../state/context.ts';
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx';

const orders = [
  { value: 'date-descending', label: 'Newest first', sort: 'date', direction: 'descending' },
  { value: 'date-ascending', label: 'Oldest first', sort: 'date', direction: 'ascending' },
  { value: 'modified-descending', label: 'Recently changed', sort: 'modified', direction: 'descending' },
  { value: 'title-ascending', label: 'Title A to Z', sort: 'title', direction: 'ascending' },
] as const;

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
  const order = orders.find((one) => one.sort === sort && one.direction === direction) ?? orders[0];
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
        if (grouping) listQuery.setState({ group: grouping.value });
        const chosen = orders.find((one) => one.value === value);
        if (chosen) listQuery.setState({ sort: chosen.sort, direction: chosen.direction });
      }}
    />
  );
}
