import type { CommandId } from '../../../shared/commands/commands.ts';
import type { CommandBinding } from '../../commands/registry.ts';
import type { AppState } from '../../state/context.ts';
import type { EditForm } from '../../state/edit-form.ts';
import { firstTaxonomy } from '../../state/shown-posts.ts';
import type { DialogState } from '../../state/ui.ts';

/** What is done to the posts that are chosen in the list, and to all. */
export function selectionCommands(app: AppState): Readonly<Partial<Record<CommandId, CommandBinding>>> {
  const { library, selection, ui } = app;
  const chosen = () => [...selection.store.getState()];
  const on = (dialog: (ids: ReturnType<typeof chosen>) => DialogState): CommandBinding => ({
    run: () => ui.setState({ dialog: dialog(chosen()) }),
    enabled: () => chosen().length > 0,
  });
  /** A click on a row selects that post, and mostly shows it: then this post is meant. */
  const several = () => (chosen().length > 1 ? chosen() : []);
  const hasLibrary = () => library.store.getState().snapshot !== null;
  const form = (kind: EditForm['kind']) =>
    on((ids) => {
      const { snapshot } = library.store.getState();
      const taxonomy = snapshot ? firstTaxonomy(snapshot) : 'tags';
      return { kind: 'edit-form', form: { kind, ids, taxonomy, name: '', value: '', type: null } };
    });
  const draft = (value: boolean) =>
    on((ids) => ({ kind: 'change', change: { kind: 'edit', ids, edit: { kind: 'draft', draft: value } } }));
  return {
    'selection.addTags': form('add-tags'),
    'selection.removeTags': form('remove-tags'),
    'selection.setField': form('set-field'),
    'selection.removeField': form('remove-field'),
    'selection.draft': draft(true),
    'selection.publish': draft(false),
    'selection.move': form('move'),
    'selection.export': on((ids) => ({ kind: 'export', ids })),
    'selection.trash': on((ids) => ({ kind: 'change', change: { kind: 'trash', ids } })),
    'export.open': { run: () => ui.setState({ dialog: { kind: 'export', ids: several() } }), enabled: hasLibrary },
    'posts.replace': { run: () => ui.setState({ dialog: { kind: 'replace' } }), enabled: hasLibrary },
  };
}
