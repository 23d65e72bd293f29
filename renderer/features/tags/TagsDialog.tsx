import { useMemo, useState } from 'react';
import { countTags } from '../../../shared/library/tags.ts';
import type { TagAction } from '../../../shared/model/tags.ts';
import { noFilters } from '../../../shared/model/list.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import type { TagForm } from '../../state/tag-form.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { startForm } from './start-form.ts';
import { TagActions } from './TagActions.tsx';
import { TagFormDialog } from './TagFormDialog.tsx';
import { TagList } from './TagList.tsx';
import { TagSuggestions } from './TagSuggestions.tsx';

interface TagsDialogProps {
  /** Where it opens; without that at the first taxonomy. */
  readonly asked: { readonly taxonomy?: string; readonly form?: TagForm };
  readonly onClose: () => void;
}

/** Every tag of the library with its count: followed to its posts, or renamed, merged, split, moved and deleted. */
export function TagsDialog({ asked, onClose }: TagsDialogProps) {
  const { ui, listQuery } = useApp();
  const taxonomies = useSnapshot((snapshot) => snapshot.library.profile.taxonomies);
  const [taxonomy, setTaxonomy] = useState(asked.taxonomy ?? taxonomies[0]?.name ?? '');
  const [form, setForm] = useState<TagForm | null>(asked.form ?? null);
  // A rename begins at a row, the others at what was chosen.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(asked.form && asked.form.kind !== 'rename' ? asked.form.tags : []),
  );
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const counts = useMemo(() => countTags(posts, taxonomy), [posts, taxonomy]);
  // A tag that was merged away meanwhile is chosen no more.
  const tags = useMemo(() => counts.map(({ tag }) => tag).filter((tag) => chosen.has(tag)), [counts, chosen]);

  const showPosts = (tag: string) => {
    listQuery.setState({ ...noFilters, text: '', tag, taxonomy });
    onClose();
  };
  const ask = (action: TagAction, from?: TagForm) =>
    ui.setState({
      dialog: {
        kind: 'change',
        change: { kind: 'tags', taxonomy, action },
        back: { kind: 'tags', taxonomy, ...(from ? { form: from } : {}) },
      },
    });

  if (taxonomies.length === 0)
    return (
      <Dialog title="Tags" onClose={onClose}>
        <EmptyState title="No tags here">This site has no tags or categories.</EmptyState>
      </Dialog>
    );
  if (form) return <TagFormDialog {...{ taxonomy, form, onClose }} onAsk={ask} onBack={() => setForm(null)} />;
  return (
    <Dialog
      title="Tags"
      width="medium"
      onClose={onClose}
      actions={
        <TagActions
          tags={tags}
          isEmpty={counts.length === 0}
          onForm={setForm}
          onDelete={() => ask({ kind: 'delete', tags })}
        />
      }
    >
      <TagSuggestions counts={counts} onMerge={(from, to) => ask({ kind: 'merge', from, to })} />
      <TagList
        {...{ counts, chosen, taxonomy }}
        onChoose={setChosen}
        onTaxonomy={(name) => {
          setTaxonomy(name);
          setChosen(new Set());
        }}
        on={{ posts: showPosts, rename: (tag) => setForm(startForm('rename', [tag])) }}
      />
    </Dialog>
  );
}
