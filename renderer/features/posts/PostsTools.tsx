import { ListFilter, Plus } from 'lucide-react';
import type { CommandId } from '../../../shared/commands/commands.ts';
import { runCommand } from '../../commands/registry.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { usePostFilters } from './use-post-filters.ts';

interface PostsToolsProps {
  readonly filters: ReturnType<typeof usePostFilters>;
  readonly shortcutOf: (id: CommandId) => string | undefined;
}

/** What stands beside the box that the list is searched with. */
export function PostsTools({ filters, shortcutOf }: PostsToolsProps) {
  return (
    <>
      <IconButton icon={ListFilter} label="Filters" isOn={filters.isOpen} onPress={filters.toggle} />
      <IconButton
        icon={Plus}
        label="New post"
        shortcut={shortcutOf('post.new')}
        onPress={() => runCommand('post.new')}
      />
    </>
  );
}
