import type { Replacement } from '../../../shared/model/edit.ts';
import type { PostId } from '../../../shared/model/post.ts';
import type { ChangeReport } from '../../../shared/model/task.ts';
import { ChangeDialog } from '../../features/changes/ChangeDialog.tsx';
import { CutOffDialog } from '../../features/changes/CutOffDialog.tsx';
import { HistoryDialog } from '../../features/changes/HistoryDialog.tsx';
import { EditFormDialog } from '../../features/selection/EditFormDialog.tsx';
import { ReplaceDialog } from '../../features/selection/ReplaceDialog.tsx';
import { TagsDialog } from '../../features/tags/TagsDialog.tsx';
import type { Change } from '../../state/changes.ts';
import { useApp } from '../../state/context.ts';
import type { EditForm } from '../../state/edit-form.ts';
import type { DialogState } from '../../state/ui.ts';

interface ChangeDialogsProps {
  readonly dialog: Extract<
    DialogState,
    { readonly kind: 'tags' | 'edit-form' | 'replace' | 'change' | 'changes' | 'cut-off' }
  >;
  readonly saveAll: () => Promise<readonly PostId[]>;
  /** Posts have left the library. */
  readonly onTrashed: (ids: readonly PostId[]) => void;
  readonly onClose: () => void;
}

/** The dialogs about changes over many posts. */
export function ChangeDialogs({ dialog, saveAll, onTrashed, onClose }: ChangeDialogsProps) {
  const { ui } = useApp();
  switch (dialog.kind) {
    case 'tags':
      return <TagsDialog asked={dialog} onClose={onClose} />;
    case 'edit-form': {
      const ask = (change: Change, form: EditForm) =>
        ui.setState({ dialog: { kind: 'change', change, back: { kind: 'edit-form', form } } });
      return <EditFormDialog form={dialog.form} onAsk={ask} onClose={onClose} />;
    }
    case 'replace': {
      const ask = (replacement: Replacement) => {
        const change: Change = { kind: 'edit', ids: null, edit: { kind: 'replace', replacement } };
        ui.setState({ dialog: { kind: 'change', change, back: { kind: 'replace', replacement } } });
      };
      return <ReplaceDialog replacement={dialog.replacement} onAsk={ask} onClose={onClose} />;
    }
    case 'change': {
      const { change, back } = dialog;
      const goBack = back && (() => ui.setState({ dialog: back }));
      // Another change is another dialog, from its first step.
      const key = JSON.stringify(change);
      const onDone = ({ changed }: ChangeReport) => change.kind === 'trash' && onTrashed(changed);
      return <ChangeDialog key={key} {...{ change, saveAll, onDone, onClose }} onBack={goBack} />;
    }
    case 'changes':
      return <HistoryDialog onClose={onClose} />;
    case 'cut-off':
      return <CutOffDialog operation={dialog.operation} onClose={onClose} />;
  }
}
