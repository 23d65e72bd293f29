import { useState } from 'react';
import { useSnapshot } from '../../state/context.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RenameTag } from './RenameTag.tsx';
import { TagList } from './TagList.tsx';

interface TagsDialogProps {
  readonly onClose: () => void;
  /** Saves every open post; answers those that could not be saved. */
  readonly saveAll: () => Promise<readonly PostId[]>;
}

/** Every tag of the library with its count; one can be followed to its posts or renamed everywhere. */
export function TagsDialog({ onClose, saveAll }: TagsDialogProps) {
  const taxonomies = useSnapshot((snapshot) => snapshot.library.profile.taxonomies);
  const [taxonomy, setTaxonomy] = useState(taxonomies[0]?.name ?? null);
  const [renaming, setRenaming] = useState<string | null>(null);

  if (taxonomy === null)
    return (
      <Dialog title="Tags" onClose={onClose}>
        <EmptyState title="No tags here">This site has no tags or categories.</EmptyState>
      </Dialog>
    );
  if (renaming !== null)
    return (
      <RenameTag
        taxonomy={taxonomy}
        tag={renaming}
        saveAll={saveAll}
        onBack={() => setRenaming(null)}
        onClose={onClose}
      />
    );
  return (
    <Dialog title="Tags" width="medium" onClose={onClose}>
      <TagList taxonomy={taxonomy} onTaxonomy={setTaxonomy} onRename={setRenaming} onClose={onClose} />
    </Dialog>
  );
}
