import type { PostId } from '../../shared/model/post.ts';
import { ChangeDialog } from '../features/changes/ChangeDialog.tsx';
import { CutOffDialog } from '../features/changes/CutOffDialog.tsx';
import { HistoryDialog } from '../features/changes/HistoryDialog.tsx';
import { TagsDialog } from '../features/tags/TagsDialog.tsx';
import { useApp } from '../state/context.ts';
import type { DialogState } from '../state/ui.ts';

interface ChangeDialogsProps {
  readonly dialog: Extract<DialogState, { readonly kind: 'tags' | 'change' | 'changes' | 'cut-off' }>;
  readonly saveAll: () => Promise<readonly PostId[]>;
  readonly onClose: () => void;
}

/** The dialogs about changes over many posts. */
export function ChangeDialogs({ dialog, saveAll, onClose }: ChangeDialogsProps) {
  const { ui } = useApp();
  switch (dialog.kind) {
    case 'tags':
      return <TagsDialog asked={dialog} onClose={onClose} />;
    case 'change': {
      const { change, back } = dialog;
      const goBack = back && (() => ui.setState({ dialog: back }));
      // Another change is another dialog, from its first step.
      const key = JSON.stringify(change);
      return <ChangeDialog key={key} change={change} saveAll={saveAll} onBack={goBack} onClose={onClose} />;
    }
    case 'changes':
      return <HistoryDialog onClose={onClose} />;
    case 'cut-off':
      return <CutOffDialog operation={dialog.operation} onClose={onClose} />;
  }
}
