import { useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/context.ts';
import { noFilters } from '../../../shared/model/list.ts';
import { hasFilters } from '../../state/list-query.ts';

/** Whether the filters show: when the person asked, and always while one of them narrows the list. */
export function usePostFilters() {
  const { listQuery } = useApp();
  const [asked, setAsked] = useState(false);
  const narrows = useStore(listQuery, hasFilters);
  const isOpen = asked || narrows;
  const toggle = () => {
    if (isOpen) listQuery.setState(noFilters);
    setAsked(!isOpen);
  };
  return { isOpen, toggle };
}
